package dev.inhabit.affect.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what {@code manifest.py} makes of the same samples. */
class TrainingManifestTests {
    private static final byte[] OF_ABC_AND_B =
            HexFormat.of().parseHex("494e48414249542d545241494e4544313e23e8160039594aba7816bf8f01cfea");

    @Test
    void itKnowsWhatItWasMadeOf() {
        TrainingManifest manifest = TrainingManifest.parse(OF_ABC_AND_B, "made.trained");
        assertEquals(2, manifest.size());
        assertTrue(manifest.contains(TrainingManifest.key("abc".getBytes(StandardCharsets.US_ASCII))));
        assertTrue(manifest.contains(TrainingManifest.key("b".getBytes(StandardCharsets.US_ASCII))));
        assertFalse(manifest.contains(TrainingManifest.key("c".getBytes(StandardCharsets.US_ASCII))));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'I am  so\tHAPPY\n',d08c7d31ad86cd49",
                "ＦＵＬＬ width ﬁ\u00a0x,f6c3d8ef6985d8bd",
                "ΟΔΟΣ İstanbul,cf073b7140016f50",
                "'  ',e3b0c44298fc1c14",
                "naïve nai\u0308ve 😀,7faa0f7cdfe3eb72"
            })
    void wordsHaveTheKeyThatTrainersGiveThem(String words, String key) {
        assertEquals(key, HexFormat.of().toHexDigits(TrainingManifest.key(words)));
    }

    @Test
    void pixelsAndSamplesHaveTheKeyThatTrainersGiveThem() {
        byte[] face = new byte[48 * 48];
        for (int i = 0; i < face.length; i++) {
            face[i] = (byte) (i % 251);
        }
        assertEquals("91af26be0c0154af", HexFormat.of().toHexDigits(TrainingManifest.key(face)));
        byte[] sound = {0, 0, 1, 0, -1, -1, -1, 127, 0, -128};
        assertEquals("b9e94d97ecf4a49c", HexFormat.of().toHexDigits(TrainingManifest.key(sound)));
    }

    @Test
    void everyShippedModelThatLearntHasOne() {
        ModelRegistry models = ModelRegistry.shipped();
        for (ModelTask task : new ModelTask[] {
            ModelTask.FACE_EXPRESSION, ModelTask.FACE_LANDMARKS, ModelTask.TEXT_EMOTION, ModelTask.VOICE_EMOTION
        }) {
            assertTrue(
                    TrainingManifest.of(models, models.require(task))
                                    .orElseThrow()
                                    .size()
                            > 100,
                    task.label());
        }
    }

    @Test
    void whatIsNoManifestIsRefused() {
        byte[] twice = Arrays.copyOf(OF_ABC_AND_B, OF_ABC_AND_B.length);
        System.arraycopy(twice, 16, twice, 24, 8);
        for (byte[] wrong :
                new byte[][] {{}, Arrays.copyOf(OF_ABC_AND_B, 30), Arrays.copyOfRange(OF_ABC_AND_B, 1, 25), twice}) {
            assertThrows(UnusableModelException.class, () -> TrainingManifest.parse(wrong, "made.trained"));
        }
    }
}
