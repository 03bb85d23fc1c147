package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was read as what, by the largest share. A sample with several labels stands in the row of the one that was read,
 * else in that of its first in the order of {@link Emotion}. A value.
 *
 * <p>Means over classes are over those that the data holds: a class without samples has no recall.
 */
public final class Confusion {
    private static final int CLASSES = Emotion.all().size();

    private final int[][] count;

    private Confusion(int[][] count) {
        this.count = count;
    }

    public static Confusion of(List<Judged> samples) {
        int[][] count = new int[CLASSES][CLASSES];
        for (Judged sample : samples) {
            count[row(sample).index()][sample.top().index()]++;
        }
        return new Confusion(count);
    }

    private static Emotion row(Judged sample) {
        if (sample.isRight()) {
            return sample.top();
        }
        return Emotion.all().stream()
                .filter(sample.truth()::contains)
                .findFirst()
                .orElseThrow();
    }

    /** Samples in that row and column. */
    public int count(Emotion truth, Emotion read) {
        return count[truth.index()][read.index()];
    }

    /** Rows by truth, columns by reading, both in the order of {@link Emotion}. */
    public List<List<Integer>> rows() {
        return Arrays.stream(count)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    public int samples() {
        int sum = 0;
        for (Emotion truth : Emotion.all()) {
            sum += support(truth);
        }
        return sum;
    }

    /** Samples of that class. */
    public int support(Emotion truth) {
        int sum = 0;
        for (int read : count[truth.index()]) {
            sum += read;
        }
        return sum;
    }

    /** Share of samples read right; empty without samples. */
    public OptionalDouble accuracy() {
        int right = 0;
        for (Emotion emotion : Emotion.all()) {
            right += count(emotion, emotion);
        }
        return share(right, samples());
    }

    /** Share of that class read as it; empty where the data has none of it. */
    public OptionalDouble recall(Emotion emotion) {
        return share(count(emotion, emotion), support(emotion));
    }

    /** Share of what was read as that class which is it; empty where nothing was. */
    public OptionalDouble precision(Emotion emotion) {
        int read = 0;
        for (int[] row : count) {
            read += row[emotion.index()];
        }
        return share(count(emotion, emotion), read);
    }

    /** Harmonic mean of precision and recall; 0 where nothing is right, empty where the data has none of the class. */
    public OptionalDouble f1(Emotion emotion) {
        if (support(emotion) == 0) {
            return OptionalDouble.empty();
        }
        double precision = precision(emotion).orElse(0);
        double recall = recall(emotion).orElse(0);
        return OptionalDouble.of(precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    /** Unweighted average recall: the mean of the classes' recalls (Schuller and others 2009). */
    public OptionalDouble uar() {
        return Means.over(Emotion.all().stream().map(this::recall));
    }

    public OptionalDouble macroF1() {
        return Means.over(Emotion.all().stream().map(this::f1));
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
