package dev.inhabit.affect.face;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import dev.inhabit.affect.model.FloatTensors;
import dev.inhabit.affect.model.Network;

/** Reads the expression of one face from its 48 by 48 grey pixels. For one thread. */
public final class ExpressionReader implements AutoCloseable {
    private static final int VIEWS = 2;
    private static final double WIDER = 1.25;

    private final FloatTensors tensors;
    private final FaceCrop crop = new FaceCrop();
    private final double[] share = new double[Emotion.all().size()];

    /** The network stays the caller's. */
    public ExpressionReader(Network network) {
        this.tensors = new FloatTensors(
                network, "gray", new long[] {VIEWS, 1, FaceCrop.SIDE, FaceCrop.SIDE}, "probs", new long[] {
                    VIEWS, Emotion.all().size()
                });
    }

    /**
     * Shares of the seven expressions that the face in that box of the frame shows: the mean of what is read as it is, and
     * mirrored with a little more around it. Where a box ends by chance, and which side is left, should say little.
     *
     * @param rollDegrees how far the face is tilted clockwise in the picture; 0 where that is not known
     */
    public Shares read(Frame frame, FaceBox box, double rollDegrees) {
        crop.cut(frame.gray(), box.grownBy(WIDER), rollDegrees);
        put(1, true);
        // Last, because the quality that is told afterwards is that of the face itself.
        crop.cut(frame.gray(), box, rollDegrees);
        crop.gaugeNoise(frame.gray(), box);
        put(0, false);
        tensors.run();
        for (int i = 0; i < share.length; i++) {
            share[i] = (tensors.output().get(i) + tensors.output().get(share.length + i)) / 2;
        }
        return Shares.of(share);
    }

    private void put(int view, boolean mirrored) {
        int[] luminance = crop.luminance();
        for (int i = 0; i < luminance.length; i++) {
            int column = i % FaceCrop.SIDE;
            int from = mirrored ? i - column + FaceCrop.SIDE - 1 - column : i;
            tensors.input().put(view * luminance.length + i, luminance[from]);
        }
    }

    /** How well the face that was read last could be read. */
    public FaceQuality quality() {
        return crop.quality();
    }

    @Override
    public void close() {
        tensors.close();
        crop.close();
    }
}
