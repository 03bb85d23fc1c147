package dev.inhabit.server.sensing;

import java.util.Arrays;

/** A second of sound that waits to join its sender's window. Its samples are overwritten whatever becomes of it. */
final class SoundWork implements Work {
    private final SoundIntake intake;
    private final byte[] pcm;
    private final boolean afterGap;
    private final long arrivedAtMs;

    /** Takes over the array. */
    SoundWork(SoundIntake intake, byte[] pcm, boolean afterGap, long arrivedAtMs) {
        this.intake = intake;
        this.pcm = pcm;
        this.afterGap = afterGap;
        this.arrivedAtMs = arrivedAtMs;
    }

    @Override
    public int bytes() {
        return pcm.length;
    }

    @Override
    public long arrivedAtMs() {
        return arrivedAtMs;
    }

    @Override
    public boolean read(Reader reader) {
        try {
            return intake.read(reader, pcm, afterGap);
        } finally {
            Arrays.fill(pcm, (byte) 0);
        }
    }

    @Override
    public void failed() {
        intake.failed();
    }

    @Override
    public void dropped(SensingMetrics.Drop why) {
        Arrays.fill(pcm, (byte) 0);
        intake.dropped(why);
    }
}
