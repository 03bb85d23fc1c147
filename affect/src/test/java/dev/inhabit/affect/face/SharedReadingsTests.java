package dev.inhabit.affect.face;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.model.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What two drawn faces are read as, one of them also in the dark. The web pages read the same pictures by the same networks and must come to the same
 * ({@code dashboard/src/faces/FaceReader.test.ts}). After a new network, write it anew with
 * {@code -Dinhabit.golden.write=true}.
 */
class SharedReadingsTests {
    private static final Path FACES = Path.of("src", "test", "resources", "faces");
    private static final Path READINGS = FACES.resolve("readings.json");
    private static final double CLOSE = 1e-3;

    private final JsonMapper json = new JsonMapper();

    @Test
    void theDrawnFacesAreReadAsWrittenDown() throws IOException {
        Map<String, Map<String, Object>> read = new TreeMap<>();
        try (AffectEngine engine = AffectEngine.load(ModelRegistry.shipped(), ImageLimits.DEFAULT);
                FaceSense sense = engine.faceSense()) {
            for (String name : new String[] {"at-rest", "smiling"}) {
                read.put(name, told((FaceReading) sense.read(DrawnFaces.png(name, luminance -> luminance))));
            }
            byte[] dark = DrawnFaces.png("smiling", luminance -> luminance >> 3);
            read.put("smiling-in-the-dark", told((FaceReading) sense.read(dark)));
        }
        if (Boolean.getBoolean("inhabit.golden.write")) {
            Files.writeString(READINGS, json.writerWithDefaultPrettyPrinter().writeValueAsString(read) + "\n");
        }
        JsonNode written = json.readTree(Files.readString(READINGS));
        JsonNode now = json.valueToTree(read);
        assertEquals(written.propertyNames(), now.propertyNames());
        for (String name : now.propertyNames()) {
            assertEquals(written.at("/" + name + "/faces"), now.at("/" + name + "/faces"));
            for (String list : new String[] {"box", "shares"}) {
                for (int i = 0; i < now.at("/" + name + "/" + list).size(); i++) {
                    String at = "/" + name + "/" + list + "/" + i;
                    assertEquals(written.at(at).asDouble(), now.at(at).asDouble(), list.equals("box") ? .1 : CLOSE, at);
                }
            }
            assertEquals(
                    written.at("/" + name + "/pixelsReliability").asDouble(),
                    now.at("/" + name + "/pixelsReliability").asDouble(),
                    CLOSE);
        }
    }

    private static Map<String, Object> told(FaceReading reading) {
        FaceBox box = reading.box().orElseThrow();
        FaceQuality quality = reading.quality().orElseThrow();
        // Pages measure no points, so that pose and what hides a face are left out.
        FaceQuality pixels = new FaceQuality(
                quality.sidePx(),
                quality.contrast(),
                quality.clippedShare(),
                quality.sharpness(),
                quality.noise(),
                0,
                0,
                0);
        return Map.of(
                "box",
                rounded(box.xPx(), box.yPx(), box.widthPx(), box.heightPx()),
                "faces",
                reading.faceCount(),
                "shares",
                rounded(reading.shares().toArray()),
                "pixelsReliability",
                rounded(pixels.reliability())[0]);
    }

    private static double[] rounded(double... values) {
        return DoubleStream.of(values)
                .map(value -> Math.round(value * 1e5) / 1e5)
                .toArray();
    }
}
