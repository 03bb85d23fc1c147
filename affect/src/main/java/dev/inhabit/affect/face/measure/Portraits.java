package dev.inhabit.affect.face.measure;

/**
 * What neutral portraits measure in the middle, by the network's points; and how far portraits go from there by the points of
 * the mesh that it learnt from: the differences beyond which one in fifty lies, of 5,000 portraits of which four in nine
 * smile. The network's own points go half to two thirds as far. Neutral faces differ by a third of it (one standard
 * deviation), which is why a person's own neutral face matters.
 */
final class Portraits {
    static final FaceShape NEUTRAL = new FaceShape(.286, .286, .256, .213, .337, .6, .017, .067, .773);

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
