package dev.inhabit.affect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.model.ModelCard;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import dev.inhabit.affect.model.UnusableModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffectEngineTests {
    @Test
    void itTellsWhichModelsItReadsWith() {
        ModelRegistry shipped = ModelRegistry.shipped();
        try (AffectEngine engine = AffectEngine.load(shipped, ImageLimits.DEFAULT)) {
            assertEquals(
                    Arrays.stream(ModelTask.values()).map(shipped::require).collect(Collectors.toSet()),
                    engine.cards().stream().collect(Collectors.toSet()));
            assertEquals(ModelTask.values().length, engine.cards().size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FACE_DETECTION, FACE_LANDMARKS",
        "FACE_EXPRESSION, FACE_LANDMARKS",
        "FACE_LANDMARKS, FACE_EXPRESSION",
        "VOICE_EMOTION, FACE_EXPRESSION",
        "TEXT_EMOTION, VOICE_EMOTION"
    })
    void aNetworkOfAnotherTaskIsRefusedAtOnceAndNotWithTheFirstFace(
            ModelTask task, ModelTask other, @TempDir Path folder) throws IOException {
        ModelRegistry shipped = ModelRegistry.shipped();
        ModelCard card = shipped.require(task);
        ModelRegistry.prefer(
                folder,
                new ModelCard(
                        "wrong",
                        task,
                        shipped.require(other).file(),
                        card.companions(),
                        card.input(),
                        card.labels(),
                        card.licence(),
                        card.madeFrom(),
                        false));
        ModelRegistry models = ModelRegistry.withUserFolder(folder);
        UnusableModelException refused =
                assertThrows(UnusableModelException.class, () -> AffectEngine.load(models, ImageLimits.DEFAULT));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("model wrong "), refused.getMessage());
    }
}
