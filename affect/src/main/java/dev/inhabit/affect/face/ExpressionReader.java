package dev.inhabit.affect.face;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import dev.inhabit.affect.model.FloatTensors;
import dev.inhabit.affect.model.Network;

/** Reads the expression of one face from its 48 by 48 grey pixels. For one thread. */
public final class ExpressionReader implements AutoCloseable {
    private final FloatTensors tensors;
    private final FaceCrop crop = new FaceCrop();
    private final double[] share = new double[Emotion.all().size()];

    /** The network stays the caller's. */
    public ExpressionReader(Network network) {
        this.tensors =
                new FloatTensors(network, "gray", new long[] {1, 1, FaceCrop.SIDE, FaceCrop.SIDE}, "probs", new long[] {
                    1, Emotion.all().size()
                });
    }

    /** Shares of the seven expressions that the face in that box of the frame shows. */
    public Shares read(Frame frame, FaceBox box) {
        crop.cut(frame.gray(), box);
        int[] luminance = crop.luminance();
        for (int i = 0; i < luminance.length; i++) {
            tensors.input().put(i, luminance[i]);
        }
        tensors.run();
        for (int i = 0; i < share.length; i++) {
            share[i] = tensors.output().get(i);
        }
        return Shares.of(share);
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
