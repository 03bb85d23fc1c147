package dev.inhabit.headset.media;

import dev.inhabit.protocol.ToClient.MediaReport;

/**
 * How many pictures a second to send: what is wanted, and never more than the server says it can read. Where it says none,
 * one every five seconds, or there would be no report that says when it can again. Times in ms.
 */
public final class MediaPace {
    private static final double LEAST_FPS = 0.2;

    private final double wantedFps;
    private double fps;
    private double nextMs = Double.NEGATIVE_INFINITY;

    /** @param wantedFps above 0 */
    public MediaPace(double wantedFps) {
        if (!(wantedFps > 0)) {
            throw new IllegalArgumentException("pictures a second must be above 0");
        }
        this.wantedFps = wantedFps;
        this.fps = wantedFps;
    }

    public void heard(MediaReport report) {
        fps = Math.min(wantedFps, Math.max(LEAST_FPS, report.suggestedFps()));
    }

    /** Pictures a second now. */
    public double fps() {
        return fps;
    }

    /** Whether a picture is due; counts as sent. Pictures that were missed are not made up for. */
    public boolean due(long nowMs) {
        if (nowMs < nextMs) {
            return false;
        }
        double everyMs = 1000 / fps;
        nextMs = nextMs + everyMs > nowMs ? nextMs + everyMs : nowMs + everyMs;
        return true;
    }
}
