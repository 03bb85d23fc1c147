package dev.inhabit.affect.face;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.model.ModelRegistry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What two drawn faces are read as. The web pages read the same pictures by the same networks and must come to the same
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
                read.put(name, told((FaceReading) sense.read(png(FACES.resolve(name + ".pgm")))));
            }
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
                quality.sidePx(), quality.contrast(), quality.clippedShare(), quality.sharpness(), 0, 0);
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

    /** A portable graymap as a file that cameras' pictures come in. */
    private static byte[] png(Path pgm) throws IOException {
        byte[] bytes = Files.readAllBytes(pgm);
        String head = new String(bytes, 0, 20, StandardCharsets.US_ASCII);
        String[] words = head.split("\\s", 5);
        int width = Integer.parseInt(words[1]);
        int height = Integer.parseInt(words[2]);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = Arrays.copyOfRange(bytes, bytes.length - width * height, bytes.length);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
