package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How well the set of emotions above their thresholds agrees with the set of labels: F1 of each emotion as a yes or no of
 * its own, as Demszky and others 2020 count GoEmotions. A value.
 */
public final class PresentLabels {
    private final Map<Emotion, OptionalDouble> f1 = new EnumMap<>(Emotion.class);

    private PresentLabels(List<Judged> samples) {
        for (Emotion emotion : Emotion.all()) {
            f1.put(emotion, f1(emotion, samples));
        }
    }

    public static PresentLabels of(List<Judged> samples) {
        return new PresentLabels(samples);
    }

    /** 2 TP / (2 TP + FP + FN); empty where no sample has that label. */
    public OptionalDouble f1(Emotion emotion) {
        return f1.getOrDefault(emotion, OptionalDouble.empty());
    }

    /** Mean over the emotions that the data holds. */
    public OptionalDouble macroF1() {
        return Means.over(Emotion.all().stream().map(this::f1));
    }

    private static OptionalDouble f1(Emotion emotion, List<Judged> samples) {
        int both = 0;
        int labelled = 0;
        int read = 0;
        for (Judged sample : samples) {
            boolean is = sample.truth().contains(emotion);
            boolean said = sample.present().contains(emotion);
            labelled += is ? 1 : 0;
            read += said ? 1 : 0;
            both += is && said ? 1 : 0;
        }
        return labelled == 0 ? OptionalDouble.empty() : OptionalDouble.of(2.0 * both / (labelled + read));
    }
}
