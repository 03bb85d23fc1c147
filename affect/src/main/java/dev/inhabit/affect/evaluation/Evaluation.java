package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.model.ModelCard;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a data set through a sense as the server does, and tells how well. Samples that the model was trained on are not
 * read.
 */
public final class Evaluation {
    private final ModelRegistry models;

    public Evaluation(ModelRegistry models) {
        this.models = models;
    }

    /**
     * Faces: decode, detect, read.
     *
     * @param part of an {@code .npz}
     * @param crops true if each picture is one face and nothing else, as it always is in an {@code .npz}
     * @throws UnusableDataException if the data cannot be read; the message says where
     * @throws TrainedOnException if the model was trained on most of it
     */
    public EvaluationReport face(Path data, String part, boolean crops) {
        boolean faceAlone = crops || FaceData.isArrays(data);
        Gathered<FaceSample> gathered = FaceData.read(data, part);
        TrainingCheck check = new TrainingCheck(models, List.of(models.require(ModelTask.FACE_EXPRESSION)));
        List<ModelCard> finders = new ArrayList<>();
        models.find(ModelTask.FACE_LANDMARKS).ifPresent(finders::add);
        if (!faceAlone) {
            models.find(ModelTask.FACE_DETECTION).ifPresent(finders::add);
        }
        TrainingCheck finding = new TrainingCheck(models, finders);
        FaceEvaluation evaluation = new FaceEvaluation(faceAlone);
        List<FaceSample> samples = evaluation.admitted(gathered.samples(), check, finding);
        return report("face", data, gathered, List.of(check, finding), engine -> {
            EvaluationReport.Run run = evaluation.run(engine, samples);
            if (evaluation.decodedNone()) {
                throw new UnusableDataException(data, "none of its " + samples.size() + " pictures can be decoded");
            }
            return List.of(run);
        });
    }

    /** Voices, once as live sessions and once each recording alone; fails as {@link #face} does. */
    public EvaluationReport voice(Path data) {
        Gathered<VoiceSample> gathered = VoiceData.read(data);
        TrainingCheck check = new TrainingCheck(models, List.of(models.require(ModelTask.VOICE_EMOTION)));
        List<VoiceSample> samples = VoiceEvaluation.admitted(gathered.samples(), check);
        return report(
                "voice",
                data,
                gathered,
                List.of(check),
                engine -> List.of(VoiceEvaluation.session(engine, samples), VoiceEvaluation.alone(engine, samples)));
    }

    /** Words; fails as {@link #face} does. */
    public EvaluationReport text(Path data) {
        Gathered<TextSample> gathered = TextData.read(data);
        TrainingCheck check = new TrainingCheck(models, List.of(models.require(ModelTask.TEXT_EMOTION)));
        List<TextSample> samples = TextEvaluation.admitted(gathered.samples(), check);
        return report("text", data, gathered, List.of(check), engine -> List.of(TextEvaluation.run(engine, samples)));
    }

    /** @param checks that of the models whose training refuses a sample, then others that take part */
    private EvaluationReport report(
            String sense,
            Path data,
            Gathered<?> gathered,
            List<TrainingCheck> checks,
            Function<AffectEngine, List<EvaluationReport.Run>> runs) {
        EvaluationReport.Training training = checks.get(0).counted();
        try (AffectEngine engine = AffectEngine.load(models, ImageLimits.DEFAULT)) {
            return new EvaluationReport(
                    EvaluationReport.VERSION,
                    sense,
                    data.toString(),
                    gathered.form(),
                    checks.stream()
                            .flatMap(check -> check.sizes().entrySet().stream())
                            .map(used -> model(used.getKey(), used.getValue()))
                            .toList(),
                    training,
                    gathered.leftOut(),
                    runs.apply(engine));
        }
    }

    private static EvaluationReport.Model model(ModelCard card, Optional<Integer> known) {
        return new EvaluationReport.Model(
                card.name(), card.task().label(), card.file().sha256(), card.licence(), known);
    }
}
