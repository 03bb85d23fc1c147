package dev.inhabit.server.report;

import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.protocol.SpeechSample;
import dev.inhabit.protocol.TelemetryChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the patient spoke in a session: means of what was told every five seconds, each reading over the minute before. */
final class SpeechFigures {
    private SpeechFigures() {}

    /** Null where nothing was said. */
    static Report.@Nullable Table table(List<TelemetryChunk> scene) {
        List<SpeechSample> samples = scene.stream()
                .map(TelemetryChunk::speech)
                .filter(Objects::nonNull)
                .toList();
        if (samples.isEmpty()) {
            return null;
        }
        List<List<String>> rows = new ArrayList<>();
        add(
                rows,
                "Pace",
                samples,
                SpeechSample::wordsPerMinute,
                0,
                "words/min",
                "words without fillers/speaking window");
        add(
                rows,
                "Articulation",
                samples,
                SpeechSample::articulationPerMinute,
                0,
                "words/min",
                "the same, without pauses");
        add(rows, "Fillers", samples, SpeechSample::fillersPerMinute, 1, "/min", fillers(samples));
        add(rows, "Pauses", samples, SpeechSample::pausesPerMinute, 1, "/min", "silences of 250 ms or more");
        add(rows, "Long pauses", samples, SpeechSample::longPausesPerMinute, 1, "/min", "silences of 2 s or more");
        add(rows, "Length of pauses", samples, SpeechSample::meanPauseMs, 0, "ms", "mean over pauses");
        add(rows, "Silence", samples, percent(SpeechSample::silenceShare), 0, "%", "100·pauses/speaking window");
        add(
                rows,
                "Eye contact",
                samples,
                percent(SpeechSample::eyeContactShare),
                0,
                "%",
                "100·poses that looked at a face/poses while speaking");
        add(
                rows,
                "Evenness of loudness",
                samples,
                SpeechSample::loudnessSpreadDb,
                1,
                "dB",
                "standard deviation over the seconds of speech");
        add(
                rows,
                "Trend of confidence (proposal)",
                samples,
                SpeechSample::confidenceTrendPerMin,
                2,
                "SD/min",
                "least squares of the mean of fillers, pace, eye contact and loudness, each in own standard deviations");
        return Report.Table.wordy(
                "Speech, each the mean of readings of the minute before",
                List.of("Measure", "Mean", "Lowest to highest", "Formula", "From"),
                rows);
    }

    private static String fillers(List<SpeechSample> samples) {
        if (samples.stream().anyMatch(one -> one.fillersCounted() == FillersCounted.SOUNDS)) {
            return "sounds of hesitation only: words are not counted in this language";
        }
        return samples.stream().anyMatch(one -> one.fillersCounted() == FillersCounted.SOUNDS_AND_WORDS_BESIDE)
                ? "sounds; words beside them alone where speech was recognised without punctuation, so that some are missed"
                : "sounds and words";
    }

    private static Function<SpeechSample, @Nullable Double> percent(Function<SpeechSample, @Nullable Double> share) {
        return sample -> {
            Double value = share.apply(sample);
            return value == null ? null : 100 * value;
        };
    }

    private static void add(
            List<List<String>> rows,
            String name,
            List<SpeechSample> samples,
            Function<SpeechSample, @Nullable Double> measure,
            int decimals,
            String unit,
            String formula) {
        List<Double> values = new ArrayList<>();
        for (SpeechSample sample : samples) {
            Double value = measure.apply(sample);
            if (value != null) {
                values.add(value);
            }
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            rows.add(List.of(name, Words.NONE, Words.NONE, formula, "not read"));
            return;
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        rows.add(List.of(
                name,
                Words.number(mean, decimals) + " " + unit,
                Words.number(sorted[0], decimals) + " to " + Words.number(sorted[sorted.length - 1], decimals),
                formula,
                Words.count(sorted.length, "reading")));
    }
}
