package dev.inhabit.bench.senses;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** What is shown and played to the senses. */
public final class Pictures {
    /** System property that names the folder with photographs. */
    public static final String FOLDER = "inhabit.bench.frames";

    private static final int SAMPLE_RATE_HZ = 16_000;
    private static final int MOST = 16;

    private Pictures() {}

    /** Those of a folder, as a camera sends them; none if it is no folder. */
    public static List<byte[]> of(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<byte[]> all = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".jpg"))
                    .sorted()
                    .limit(MOST)
                    .toList()) {
                all.add(camera(ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(file)))));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the pictures in " + folder, e);
        }
    }

    /** As a headset's camera sends it: 640 by 480, JPEG. */
    private static byte[] camera(BufferedImage from) {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        int height = 640 * from.getHeight() / from.getWidth();
        graphics.drawImage(from, 0, (480 - height) / 2, 640, height, null);
        graphics.dispose();
        return jpeg(image);
    }

    /** One without a face. */
    public static byte[] gradient() {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 480; y++) {
            for (int x = 0; x < 640; x++) {
                image.setRGB(x, y, (255 * x / 640) << 16 | (255 * y / 480) << 8 | 128);
            }
        }
        return jpeg(image);
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException("no picture could be made", e);
        }
        return out.toByteArray();
    }

    /** Three seconds that sound as a voice does to a pitch tracker: a buzz of 180 Hz that swells. */
    public static float[] buzz() {
        float[] samples = new float[3 * SAMPLE_RATE_HZ];
        for (int i = 0; i < samples.length; i++) {
            double t = (double) i / SAMPLE_RATE_HZ;
            double sum = 0;
            for (int k = 1; k <= 12; k++) {
                sum += Math.sin(2 * Math.PI * 180 * k * t) / k;
            }
            samples[i] = (float) (0.2 * sum * (0.6 + 0.4 * Math.sin(2 * Math.PI * 3 * t)));
        }
        return samples;
    }
}
