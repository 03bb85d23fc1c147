package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.model.ModelCard;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.TrainingManifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Looks up whether one of the models that read a sample was trained on it, and counts. */
final class TrainingCheck {
    private final Map<ModelCard, Optional<TrainingManifest>> manifests = new LinkedHashMap<>();
    private int samples;
    private int refused;

    /** @param used each model that the readings come from */
    TrainingCheck(ModelRegistry models, List<ModelCard> used) {
        used.forEach(card -> manifests.put(card, TrainingManifest.of(models, card)));
    }

    /** Whether a sample with these keys may be read: none of them stands in a manifest. */
    boolean admits(long... keys) {
        samples++;
        boolean known = manifests.values().stream().flatMap(Optional::stream).anyMatch(manifest -> LongStream.of(keys)
                .anyMatch(manifest::contains));
        refused += known ? 1 : 0;
        return !known;
    }

    /** The models, each with the number of samples in its manifest; empty where it has none. */
    Map<ModelCard, Optional<Integer>> sizes() {
        Map<ModelCard, Optional<Integer>> sizes = new LinkedHashMap<>();
        manifests.forEach((card, manifest) -> sizes.put(card, manifest.map(TrainingManifest::size)));
        return sizes;
    }

    /**
     * What was counted.
     *
     * @throws TrainedOnException if more than half stand in a manifest: what is left of such data is no test
     */
    EvaluationReport.Training counted() {
        if (2 * refused > samples) {
            throw new TrainedOnException(refused, samples);
        }
        boolean checked = manifests.values().stream().allMatch(Optional::isPresent);
        return new EvaluationReport.Training(checked, samples, refused);
    }
}
