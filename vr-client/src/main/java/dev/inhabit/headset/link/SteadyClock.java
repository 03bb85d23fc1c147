package dev.inhabit.headset.link;

/** Milliseconds since 1970 that never go back: the computer's clock at the start, then its steady one. */
public final class SteadyClock {
    private final long startMs = System.currentTimeMillis();
    private final long startNs = System.nanoTime();

    public long nowMs() {
        return startMs + (System.nanoTime() - startNs) / 1_000_000;
    }
}
