package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.Shares;
import dev.inhabit.affect.model.TrainingManifest;
import dev.inhabit.affect.text.TextReading;
import dev.inhabit.affect.text.TextSense;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads words with the sense for them and counts what came of it. */
final class TextEvaluation {
    private TextEvaluation() {}

    /** Those that the model was not trained on. */
    static List<TextSample> admitted(List<TextSample> samples, TrainingCheck check) {
        return samples.stream()
                .filter(sample -> check.admits(TrainingManifest.key(sample.words())))
                .toList();
    }

    static EvaluationReport.Run run(AffectEngine engine, List<TextSample> samples) {
        Timings timings = new Timings();
        List<Judged> judged = new ArrayList<>();
        List<Figures.Unread> unread = new ArrayList<>();
        try (TextSense sense = engine.textSense()) {
            for (TextSample sample : samples) {
                TextReading reading = timings.time(() -> sense.read(sample.words()));
                if (reading.shares().equals(Shares.EVEN)) {
                    unread.add(new Figures.Unread(sample.group()));
                } else {
                    judged.add(new Judged(
                            sample.truth(),
                            reading.shares().top(),
                            Set.copyOf(reading.present()),
                            reading.confidence(),
                            reading.emotion().isPresent(),
                            sample.group()));
                }
            }
        }
        return new EvaluationReport.Run("words", Figures.of(judged, unread), timings.latency(), Optional.empty());
    }
}
