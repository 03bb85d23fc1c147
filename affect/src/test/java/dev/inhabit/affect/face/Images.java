package dev.inhabit.affect.face;

import dev.inhabit.affect.Beside;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images to read: made here, or photographs beside the checkout where they are. */
final class Images {
    private Images() {}

    static byte[] gradient(int widthPx, int heightPx, String format) {
        BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < heightPx; y++) {
            for (int x = 0; x < widthPx; x++) {
                image.setRGB(x, y, (255 * x / widthPx) << 16 | (255 * y / heightPx) << 8 | 128);
            }
        }
        return encoded(image, format);
    }

    static byte[] noise(int widthPx, int heightPx, String format) {
        Random random = new Random(7);
        BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < heightPx; y++) {
            for (int x = 0; x < widthPx; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return encoded(image, format);
    }

    /** A whole PNG, as far as its chunks tell, of any size and without pixels. */
    static byte[] pngHeader(int widthPx, int heightPx) {
        ByteBuffer png = ByteBuffer.allocate(45);
        png.putLong(0x89504E470D0A1A0AL);
        ByteBuffer header = ByteBuffer.allocate(17);
        header.putInt(0x49484452).putInt(widthPx).putInt(heightPx).put(new byte[] {8, 2, 0, 0, 0});
        png.putInt(13).put(header.array()).putInt(crc(header.array()));
        png.putInt(0).putInt(0x49454E44).putInt(0xAE426082);
        return png.array();
    }

    static byte[] scene(String name) {
        Path path = Beside.checkout("data", "face", "scenes", name);
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A photograph drawn anew by somebody, as a JPEG. */
    static byte[] drawnAnew(byte[] image, UnaryOperator<BufferedImage> how) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(image));
            return encoded(how.apply(picture), "jpeg");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moved, turned or scaled into a picture of that size; what is free stays grey. */
    static BufferedImage moved(BufferedImage picture, AffineTransform how, int widthPx, int heightPx) {
        BufferedImage canvas = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = canvas.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, widthPx, heightPx);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, how, null);
        pen.dispose();
        return canvas;
    }

    /** Each colour times that. */
    static BufferedImage lit(BufferedImage picture, double times) {
        BufferedImage canvas = moved(picture, new AffineTransform(), picture.getWidth(), picture.getHeight());
        for (int y = 0; y < canvas.getHeight(); y++) {
            for (int x = 0; x < canvas.getWidth(); x++) {
                Color colour = new Color(canvas.getRGB(x, y));
                canvas.setRGB(
                        x,
                        y,
                        new Color(
                                        (int) Math.min(255, colour.getRed() * times),
                                        (int) Math.min(255, colour.getGreen() * times),
                                        (int) Math.min(255, colour.getBlue() * times))
                                .getRGB());
            }
        }
        return canvas;
    }

    /** With a flat patch over a part of it. */
    static BufferedImage covered(BufferedImage picture, double x, double y, double width, double height) {
        BufferedImage canvas = moved(picture, new AffineTransform(), picture.getWidth(), picture.getHeight());
        Graphics2D pen = canvas.createGraphics();
        pen.setColor(Color.DARK_GRAY);
        pen.fill(new Rectangle2D.Double(x, y, width, height));
        pen.dispose();
        return canvas;
    }

    static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
