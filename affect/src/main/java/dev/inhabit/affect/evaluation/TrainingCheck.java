package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.model.ModelCard;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.TrainingManifest;
import java.util.Optional;
import java.util.stream.LongStream;

/** Looks up whether a model was trained on what it is to be judged by, and counts. */
final class TrainingCheck {
    private final Optional<TrainingManifest> manifest;
    private int samples;
    private int refused;

    TrainingCheck(ModelRegistry models, ModelCard card) {
        this.manifest = TrainingManifest.of(models, card);
    }

    /** Whether a sample with these keys may be read: none of them stands in the manifest. */
    boolean admits(long... keys) {
        samples++;
        boolean known = manifest.isPresent()
                && LongStream.of(keys).anyMatch(key -> manifest.orElseThrow().contains(key));
        refused += known ? 1 : 0;
        return !known;
    }

    Optional<Integer> size() {
        return manifest.map(TrainingManifest::size);
    }

    /**
     * What was counted.
     *
     * @throws TrainedOnException if more than half stand in the manifest: what is left of such data is no test
     */
    EvaluationReport.Training counted() {
        if (2 * refused > samples) {
            throw new TrainedOnException(refused, samples);
        }
        return new EvaluationReport.Training(manifest.isPresent(), samples, refused);
    }
}
