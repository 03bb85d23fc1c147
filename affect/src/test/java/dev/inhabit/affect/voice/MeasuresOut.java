package dev.inhabit.affect.voice;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * A program for the training of the voice network: windows of sound come in, what the network reads of each goes out, so
 * that it is defined once. In: number of samples, then samples of -1..1. Out: {@link VoiceMeasures#COUNT}, then as many
 * numbers for each window. All
 * are 32 bits, big-endian. Ends with its input.
 */
public final class MeasuresOut {
    private MeasuresOut() {}

    public static void main(String[] arguments) throws IOException {
        VoiceTracks tracks = new VoiceTracks();
        VoiceMeasures measures = new VoiceMeasures();
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 18));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 18));
        out.writeInt(VoiceMeasures.COUNT);
        while (true) {
            int length;
            try {
                length = in.readInt();
            } catch (EOFException e) {
                out.flush();
                return;
            }
            float[] sound = new float[length];
            for (int i = 0; i < length; i++) {
                sound[i] = in.readFloat();
            }
            for (float value : measures.of(tracks, tracks.compute(sound))) {
                out.writeFloat(value);
            }
        }
    }
}
