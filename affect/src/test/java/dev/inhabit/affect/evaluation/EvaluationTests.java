package dev.inhabit.affect.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.Beside;
import dev.inhabit.affect.model.ModelCard;
import dev.inhabit.affect.model.ModelFile;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import dev.inhabit.affect.model.TrainingManifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the models that are shipped. */
class EvaluationTests {
    /** Of the data that the text model was trained on. */
    private static final String TRAINED_ON = "My favourite food is anything I didn't have to cook myself.";

    private final Evaluation shipped = new Evaluation(ModelRegistry.shipped());

    @TempDir
    Path folder = Path.of("");

    @Test
    void wordsAreReadAndCounted() throws IOException {
        Path file = Files.writeString(
                folder.resolve("words.csv"),
                "text,label,group\nI am so happy today thank you,joy,a\nThis makes me furious and angry,anger,b\n"
                        + "I am so sad I could cry,happy,b\n\"" + TRAINED_ON + "\",neutral,a\n");
        EvaluationReport report = shipped.text(file);
        assertEquals(new EvaluationReport.Training(true, 4, 1), report.training());
        Figures figures = report.runs().get(0).figures();
        assertEquals(3, figures.read());
        assertEquals(2 / 3., figures.accuracy().orElseThrow(), 1e-9);
        assertEquals(2, figures.groups().size());
        assertEquals(3, report.runs().get(0).latency().readings());
        assertEquals(Optional.of(58_550), report.models().get(0).manifestSamples());
    }

    @Test
    void whatAModelWasTrainedOnIsRefusedHoweverItIsSpaced() throws IOException {
        Path file = Files.writeString(
                folder.resolve("words.csv"), "text,label\n\"  " + TRAINED_ON.replace(" ", "\t ") + "\",neutral\n");
        String message = String.valueOf(
                assertThrows(TrainedOnException.class, () -> shipped.text(file)).getMessage());
        assertTrue(message.startsWith("1 of 1 samples"), message);
    }

    @Test
    void aModelWithoutAManifestIsToldSo() throws IOException {
        ModelCard card = ModelRegistry.shipped().require(ModelTask.TEXT_EMOTION);
        ModelCard bare = new ModelCard(
                "bare",
                card.task(),
                card.file(),
                card.companions().stream()
                        .filter(file -> !file.role().equals("training-manifest"))
                        .toList(),
                card.input(),
                card.labels(),
                card.licence(),
                card.madeFrom(),
                false);
        ModelRegistry.prefer(folder, bare);
        Path file = Files.writeString(folder.resolve("words.csv"), "text,label\n\"" + TRAINED_ON + "\",neutral\n");
        EvaluationReport report = new Evaluation(ModelRegistry.withUserFolder(folder)).text(file);
        assertEquals(new EvaluationReport.Training(false, 1, 0), report.training());
        assertTrue(ReportTable.of(report).contains("no training manifest"));
    }

    @Test
    void whatTheDetectorWasTrainedOnSaysNothingOfFinding() throws IOException, NoSuchAlgorithmException {
        Path pictures = Files.createDirectories(folder.resolve("pictures/happy"));
        byte[] picture = GrayPng.of(new byte[48 * 48], 48);
        Files.write(pictures.resolve("learnt.png"), picture);
        ByteBuffer manifest = ByteBuffer.allocate(24)
                .put("INHABIT-TRAINED1".getBytes(StandardCharsets.US_ASCII))
                .putLong(TrainingManifest.key(picture));
        Files.write(folder.resolve("learnt.trained"), manifest.array());
        ModelCard card = ModelRegistry.shipped().require(ModelTask.FACE_DETECTION);
        ModelFile ofMine = new ModelFile(
                "training-manifest",
                "learnt.trained",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(manifest.array())),
                24);
        ModelRegistry.prefer(
                folder,
                new ModelCard(
                        "mine",
                        card.task(),
                        card.file(),
                        List.of(ofMine),
                        card.input(),
                        card.labels(),
                        card.licence(),
                        card.madeFrom(),
                        false));
        Evaluation mine = new Evaluation(ModelRegistry.withUserFolder(folder));
        Path data = folder.resolve("pictures");
        EvaluationReport.Faces learnt =
                mine.face(data, "valid", false).runs().get(0).faces().orElseThrow();
        assertEquals(1, learnt.findingLearnt());
        assertEquals(0, learnt.labelled());
        EvaluationReport.Faces unseen =
                shipped.face(data, "valid", false).runs().get(0).faces().orElseThrow();
        assertEquals(0, unseen.findingLearnt());
        assertEquals(1, unseen.labelled());
    }

    @Test
    void picturesThatAreNoneAreNoData() throws IOException {
        Path happy = Files.createDirectories(folder.resolve("pictures/happy"));
        Files.writeString(happy.resolve("no.jpg"), "no picture");
        String message = String.valueOf(assertThrows(
                        UnusableDataException.class, () -> shipped.face(folder.resolve("pictures"), "valid", false))
                .getMessage());
        assertTrue(message.endsWith("none of its 1 pictures can be decoded"), message);
    }

    @Test
    void facesThatAreCutOutNeedNoDetector() throws IOException {
        Random random = new Random(3);
        byte[] noise = new byte[48 * 48];
        random.nextBytes(noise);
        Files.write(folder.resolve("a.png"), GrayPng.of(noise, 48));
        Files.writeString(folder.resolve("labels.csv"), "file,label,faces\na.png,happy,0\n");
        EvaluationReport crops = shipped.face(folder, "valid", true);
        assertEquals(1, crops.runs().get(0).figures().read());
        assertEquals(Optional.empty(), crops.runs().get(0).faces());

        EvaluationReport pipeline = shipped.face(folder, "valid", false);
        EvaluationReport.Faces faces = pipeline.runs().get(0).faces().orElseThrow();
        assertEquals(0, pipeline.runs().get(0).figures().read());
        assertEquals(1, pipeline.runs().get(0).figures().samples());
        assertEquals(0, faces.found().orElseThrow());
        assertEquals(0, faces.falseBoxes());
    }

    @Test
    void theValidationFacesAreReadAsWellAsTheCardSays() {
        EvaluationReport report =
                shipped.face(Beside.checkout("data", "face", "ferplus_train_valid.npz"), "valid", false);
        assertEquals(3186, report.training().samples());
        // FER2013 holds pictures twice: these stand in both parts.
        assertEquals(248, report.training().refused());
        assertTrue(report.runs().get(0).figures().accuracy().orElseThrow() > .8);
    }

    @Test
    void facesOfScenesAreCounted() {
        EvaluationReport.Run run = shipped.face(Beside.checkout("data", "face", "scenes.csv"), "valid", false)
                .runs()
                .get(0);
        EvaluationReport.Faces faces = run.faces().orElseThrow();
        assertEquals(8, faces.counted());
        assertEquals(11, faces.expectedFaces());
        assertEquals(4, faces.labelled());
        assertEquals(0, faces.unreadable());
    }

    @Test
    void voicesThatTheModelWasTrainedOnAreRefused() {
        Path emodb = Beside.checkout("data", "voice", "emodb");
        String message = String.valueOf(assertThrows(TrainedOnException.class, () -> shipped.voice(emodb))
                .getMessage());
        assertTrue(message.startsWith("350 of 350 samples"), message);
    }

    /** Without their first sample, so that the model does not know them: what is checked is the way they are read, not how well. */
    @Test
    void aSessionBeginsWithNothingKnownAndLearnsItsSpeakerOnTheWay() throws IOException {
        Path emodb = Beside.checkout("data", "voice", "emodb");
        List<String> names = List.of(
                "03a01Fa", "03a01Nc", "03a01Wa", "03a02Fc", "03a02Nc", "03a02Ta", "03a02Wb", "03a02Wc", "03a04Ad",
                "03a04Fd");
        Files.writeString(
                folder.resolve("labels.csv"),
                names.stream()
                        .map(name -> name + ".wav,happy,03")
                        .collect(Collectors.joining("\n", "file,label,speaker\n", "\n")));
        for (String name : names) {
            byte[] pcm = Recording.pcm(emodb.resolve(name + ".flac"));
            RecordingTests.write(folder.resolve(name + ".wav"), RecordingTests.withoutFirst(pcm), 16_000, 1);
        }
        EvaluationReport report = shipped.voice(folder);
        assertEquals(new EvaluationReport.Training(true, 10, 0), report.training());
        Figures session = report.runs().get(0).figures();
        assertEquals("session", report.runs().get(0).name());
        Figures alone = report.runs().get(1).figures();
        assertEquals(10, session.read());
        assertEquals(10, alone.read());
        assertNotEquals(alone.calibration(), session.calibration());
        assertEquals("03", session.groups().get(0).group());
    }

    /** Speakers 15 and 16 of EMO-DB, a man and a woman whom the model never heard. */
    @Test
    void speakersNeverHeardAreMostlyReadAsActed() {
        EvaluationReport report = shipped.voice(Beside.checkout("data", "voice", "emodb_15_16"));
        assertEquals(new EvaluationReport.Training(true, 104, 0), report.training());
        Figures session = report.runs().get(0).figures();
        assertTrue(session.uar().orElseThrow() > .7, "mean recall " + session.uar());
        assertTrue(
                session.accuracyOfNamed().orElseThrow() > session.accuracy().orElseThrow(),
                "what is named is right more often than what is not");
    }
}
