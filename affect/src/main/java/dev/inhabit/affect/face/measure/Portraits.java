package dev.inhabit.affect.face.measure;

/**
 * What neutral portraits measure in the middle, and how far from there portraits go: the differences beyond which one in
 * fifty lies, of some 5,000 portraits of which four in nine smile. Neutral faces alone differ by a third of that (one
 * standard deviation), which is why a person's own neutral face matters.
 */
final class Portraits {
    static final FaceShape NEUTRAL = new FaceShape(.295, .295, .249, .211, .337, .579, .004, .037, .764);

    static final double INNER_BROW = .10;
    static final double INNER_BROW_DOWN = .07;
    static final double OUTER_BROW = .08;
    static final double BROW_GAP_LESS = .04;
    /** As shares of the neutral opening. */
    static final double EYE_WIDER = .37;

    static final double EYE_CLOSED = .23;
    static final double MOUTH_WIDER = .235;
    static final double LIP_CORNER_UP = .103;
    static final double LIP_CORNER_DOWN = .05;
    static final double LIP_GAP = .26;
    static final double CHIN_DROP = .18;

    private Portraits() {}
}
