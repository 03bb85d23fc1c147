package dev.inhabit.affect.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What an evaluation found. Written to JSON as it stands; docs/models.md explains each field.
 *
 * @param version of this form
 * @param sense "face", "voice" or "text"
 * @param data where the data lay, as it was given
 * @param form the form in which it was recognised
 * @param leftOut samples without a label of ours, by reason
 */
public record EvaluationReport(
        int version,
        String sense,
        String data,
        String form,
        List<Model> models,
        Training training,
        Map<String, Integer> leftOut,
        List<Run> runs) {
    public static final int VERSION = 1;

    public EvaluationReport {
        models = List.copyOf(models);
        leftOut = new TreeMap<>(leftOut);
        runs = List.copyOf(runs);
    }

    /**
     * A model that read the data.
     *
     * @param manifestSamples training samples in its manifest; empty where it has none
     */
    public record Model(String name, String task, String sha256, String licence, Optional<Integer> manifestSamples) {}

    /**
     * What of the data a model was trained on.
     *
     * @param checked whether the models that were trained on such data all have a manifest
     * @param samples how many were looked up
     * @param refused how many of these stand in a manifest and were not read
     */
    public record Training(boolean checked, int samples, int refused) {}

    /**
     * The data read in one way.
     *
     * @param name "pipeline" or "crops" for faces, "session" or "alone" for voices, "words"
     * @param faces how they were found; empty where none are looked for
     */
    public record Run(String name, Figures figures, Latency latency, Optional<Faces> faces) {}

    /**
     * How faces were found.
     *
     * @param pictures all that could be decoded
     * @param unreadable those that could not
     * @param findingLearnt those that the detector or the points were trained on: the figures below leave them out
     * @param labelled pictures whose labelled face was looked for
     * @param found share of these in which it was
     * @param counted pictures of which the data tells how many faces they hold
     * @param expectedFaces in these together
     * @param missedFaces faces in these beyond those found
     * @param falseBoxes boxes in these beyond the faces there are
     */
    public record Faces(
            String detector,
            int pictures,
            int unreadable,
            int findingLearnt,
            int labelled,
            OptionalDouble found,
            int counted,
            int expectedFaces,
            int missedFaces,
            int falseBoxes) {}
}
