package dev.inhabit.server.crowd.simulation;

/**
 * How an audience divides, in percent. Of everybody, {@code ambient} do something else; the others divide into the first
 * four, which add up to 100.
 */
public record StateShares(int attentive, int bored, int skeptical, int engaged, int ambient) {
    /** An audience that has no reason yet to like or dislike the talk. */
    public static final StateShares NEUTRAL = new StateShares(60, 20, 10, 10, 0);

    public StateShares {
        if (Math.min(Math.min(attentive, bored), Math.min(skeptical, engaged)) < 0
                || attentive + bored + skeptical + engaged != 100) {
            throw new IllegalArgumentException("attentive, bored, skeptical and engaged must add up to 100");
        }
        if (ambient < 0 || ambient > 100) {
            throw new IllegalArgumentException("ambient must be 0 to 100");
        }
    }
}
