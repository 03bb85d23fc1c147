package dev.inhabit.affect.face;

/** How long each stage of one reading took, in nanoseconds. */
public record StageNanos(long decode, long detect, long classify, long measure) {
    public long total() {
        return decode + detect + classify + measure;
    }
}
