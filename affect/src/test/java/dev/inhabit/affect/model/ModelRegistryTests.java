package dev.inhabit.affect.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTests {
    private static final String ENTRY = """
            {"version": 1, "models": [{"name": "%s", "task": "face-expression",
             "file": {"role": "weights", "path": "%s", "sha256": "%s", "sizeBytes": 3},
             "companions": [], "input": "i", "labels": ["a"], "licence": "MIT", "madeFrom": "m", "optional": false}]}
            """;
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void everyShippedFileIsTheOneTheRegistryNames() {
        ModelRegistry models = ModelRegistry.shipped();
        for (ModelTask task : new ModelTask[] {
            ModelTask.FACE_EXPRESSION, ModelTask.FACE_LANDMARKS, ModelTask.TEXT_EMOTION, ModelTask.VOICE_EMOTION
        }) {
            ModelCard card = models.require(task);
            assertEquals(card.file().sizeBytes(), models.bytes(card.file()).length);
            for (ModelFile companion : card.companions()) {
                assertEquals(companion.sizeBytes(), models.bytes(companion).length);
            }
        }
    }

    @Test
    void everyModelHasACard() {
        Path cards = Path.of(System.getProperty("inhabit.root", "..")).resolve("affect/model-training");
        for (ModelCard card : ModelRegistry.shipped().cards()) {
            assertTrue(Files.isRegularFile(cards.resolve(card.name() + ".md")), card.name());
        }
    }

    @Test
    void aModelCanBePreferredByName(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("abc.onnx"), "abc");
        Files.writeString(folder.resolve("registry.json"), ENTRY.formatted("mine", "abc.onnx", SHA256_OF_ABC));
        ModelRegistry models = ModelRegistry.withUserFolder(folder);
        assertEquals("mine", models.require(ModelTask.FACE_EXPRESSION).name());
        assertEquals(
                "face-expression-48",
                models.preferring("face-expression-48")
                        .require(ModelTask.FACE_EXPRESSION)
                        .name());
        UnusableModelException unknown =
                assertThrows(UnusableModelException.class, () -> models.preferring("nobody's"));
        assertTrue(message(unknown).contains("there are mine, "), message(unknown));
        assertThrows(UnusableModelException.class, () -> models.preferring("face-detector-yunet-n"));
    }

    @Test
    void anOptionalModelWithoutItsFileIsPassedOver() {
        assertEquals(
                "face-detector-gray",
                ModelRegistry.shipped().require(ModelTask.FACE_DETECTION).name());
    }

    @Test
    void theUsersEntryComesFirstAndReplacesOneOfItsName(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("abc.onnx"), "abc");
        Files.writeString(
                folder.resolve("registry.json"), ENTRY.formatted("face-expression-48", "abc.onnx", SHA256_OF_ABC));
        ModelRegistry models = ModelRegistry.withUserFolder(folder);
        ModelCard card = models.require(ModelTask.FACE_EXPRESSION);
        assertEquals("abc.onnx", card.file().path());
        assertEquals(3, models.bytes(card.file()).length);
        assertEquals(
                1,
                models.cards().stream()
                        .filter(c -> c.name().equals("face-expression-48"))
                        .count());
    }

    @Test
    void anAlteredFileIsNamedWithBothSums(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("abc.onnx"), "abd");
        Files.writeString(folder.resolve("registry.json"), ENTRY.formatted("mine", "abc.onnx", SHA256_OF_ABC));
        ModelRegistry models = ModelRegistry.withUserFolder(folder);
        UnusableModelException refused = assertThrows(
                UnusableModelException.class,
                () -> models.bytes(models.require(ModelTask.FACE_EXPRESSION).file()));
        assertTrue(message(refused).contains("abc.onnx") && message(refused).contains(SHA256_OF_ABC));
    }

    @Test
    void anAbsentFileSaysWhereItShouldLie(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("registry.json"), ENTRY.formatted("mine", "abc.onnx", SHA256_OF_ABC));
        ModelRegistry models = ModelRegistry.withUserFolder(folder);
        UnusableModelException refused = assertThrows(
                UnusableModelException.class,
                () -> models.bytes(models.require(ModelTask.FACE_EXPRESSION).file()));
        assertTrue(message(refused).contains(folder.resolve("abc.onnx").toString()));
    }

    @Test
    void aFileThatIsNoNetworkIsRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("abc.onnx"), "abc");
        Files.writeString(folder.resolve("registry.json"), ENTRY.formatted("mine", "abc.onnx", SHA256_OF_ABC));
        ModelRegistry models = ModelRegistry.withUserFolder(folder);
        assertThrows(
                UnusableModelException.class, () -> Network.load(models, models.require(ModelTask.FACE_EXPRESSION)));
    }

    @Test
    void mistakesInARegistryAreRefused(@TempDir Path folder) throws IOException {
        String right = ENTRY.formatted("mine", "abc.onnx", SHA256_OF_ABC);
        String[] wrong = {
            "",
            "{}",
            "[]",
            right.replace("\"version\": 1", "\"version\": 2"),
            right.replace("face-expression", "mind-reading"),
            right.replace("abc.onnx", "../abc.onnx"),
            right.replace(SHA256_OF_ABC, "ABC"),
            right.replace("\"licence\": \"MIT\", ", ""),
            right.replace("\"optional\"", "\"optinal\"")
        };
        for (String json : wrong) {
            Files.writeString(folder.resolve("registry.json"), json);
            assertThrows(UnusableModelException.class, () -> ModelRegistry.withUserFolder(folder), json);
        }
    }

    private static String message(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }

    @Test
    void aProviderThatTheRuntimeLacksIsRefusedInASentence() {
        ModelRegistry models = ModelRegistry.shipped().on(ExecutionProvider.named("cuda"));
        assumeFalse(OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA), "this runtime has CUDA");
        ModelCard face = models.require(ModelTask.FACE_EXPRESSION);
        assertEquals(
                "models cannot run on cuda: the ONNX runtime of this program or this machine lacks it; run them on cpu",
                assertThrows(UnusableModelException.class, () -> Network.load(models, face))
                        .getMessage());
        assertEquals(
                "models run on 'cpu' or 'cuda', not on 'tpu'",
                assertThrows(UnusableModelException.class, () -> ExecutionProvider.named("tpu"))
                        .getMessage());
        Network.load(models.on(ExecutionProvider.named("cpu")), face).close();
    }
}
