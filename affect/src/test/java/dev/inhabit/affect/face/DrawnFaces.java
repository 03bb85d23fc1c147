package dev.inhabit.affect.face;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** The two faces that are drawn for tests, {@code at-rest} and {@code smiling}, since no photograph may be passed on. */
final class DrawnFaces {
    static final Path FOLDER = Path.of("src", "test", "resources", "faces");

    private DrawnFaces() {}

    /** As a PNG, each pixel of luminance changed. */
    static byte[] png(String name, IntUnaryOperator luminance) {
        BufferedImage picture = picture(name);
        byte[] row = new byte[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRaster().getDataElements(0, y, picture.getWidth(), 1, row);
            for (int x = 0; x < row.length; x++) {
                row[x] = (byte) Math.max(0, Math.min(255, luminance.applyAsInt(row[x] & 0xFF)));
            }
            picture.getRaster().setDataElements(0, y, picture.getWidth(), 1, row);
        }
        return Images.encoded(picture, "png");
    }

    /** As a PNG, drawn anew. */
    static byte[] changed(String name, UnaryOperator<BufferedImage> how) {
        return Images.encoded(how.apply(picture(name)), "png");
    }

    private static BufferedImage picture(String name) {
        try {
            byte[] bytes = Files.readAllBytes(FOLDER.resolve(name + ".pgm"));
            String[] head = new String(bytes, 0, 20, StandardCharsets.US_ASCII).split("\\s", 5);
            int width = Integer.parseInt(head[1]);
            int height = Integer.parseInt(head[2]);
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            byte[] pixels = Arrays.copyOfRange(bytes, bytes.length - width * height, bytes.length);
            picture.getRaster().setDataElements(0, 0, width, height, pixels);
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
