package dev.inhabit.affect;

import java.util.Arrays;

/** How a reading is divided over the seven emotions: each share 0..1, together 1. A value; never changes. */
public final class Shares {
    /** Nothing is known: each emotion has a seventh. */
    public static final Shares EVEN = new Shares(filled(1.0 / Emotion.all().size()));

    private final double[] share;

    private Shares(double[] share) {
        this.share = share;
    }

    /**
     * Shares in the order of {@link Emotion}, scaled to sum to 1.
     *
     * @throws IllegalArgumentException if there are not seven, one is negative or not finite, or all are 0
     */
    public static Shares of(double... weights) {
        if (weights.length != Emotion.all().size()) {
            throw new IllegalArgumentException("seven shares are needed, got " + weights.length);
        }
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("a share is negative or not a number");
            }
            sum += weight;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("all shares are 0");
        }
        double[] share = new double[weights.length];
        for (int i = 0; i < share.length; i++) {
            share[i] = weights[i] / sum;
        }
        return new Shares(share);
    }

    /** One emotion with the given share 0..1, the rest spread evenly over the other six. */
    public static Shares mostly(Emotion emotion, double share) {
        double[] all = filled((1 - share) / (Emotion.all().size() - 1));
        all[emotion.index()] = share;
        return of(all);
    }

    public double of(Emotion emotion) {
        return share[emotion.index()];
    }

    /** The emotion with the largest share; the first of {@link Emotion} where several are equal. */
    public Emotion top() {
        int best = 0;
        for (int i = 1; i < share.length; i++) {
            if (share[i] > share[best]) {
                best = i;
            }
        }
        return Emotion.all().get(best);
    }

    public double topShare() {
        return of(top());
    }

    /** Expected valence, -1..1. */
    public double valence() {
        double sum = 0;
        for (int i = 0; i < share.length; i++) {
            sum += share[i] * Emotion.all().get(i).valence();
        }
        return sum;
    }

    /** Expected arousal, -1..1. */
    public double arousal() {
        double sum = 0;
        for (int i = 0; i < share.length; i++) {
            sum += share[i] * Emotion.all().get(i).arousal();
        }
        return sum;
    }

    public double[] toArray() {
        return share.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shares that && Arrays.equals(share, that.share);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(share);
    }

    /** Names no reading: what a person shows must not reach a log by way of a message. */
    @Override
    public String toString() {
        return "Shares";
    }

    private static double[] filled(double value) {
        double[] all = new double[Emotion.all().size()];
        Arrays.fill(all, value);
        return all;
    }
}
