package dev.inhabit.server.sensing;

import dev.inhabit.protocol.MediaFrame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures to send: made here, or photographs beside the checkout where they are. */
final class Pictures {
    private Pictures() {}

    static byte[] gradient(int widthPx, int heightPx, String format) {
        BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < heightPx; y++) {
            for (int x = 0; x < widthPx; x++) {
                image.setRGB(x, y, (255 * x / widthPx) << 16 | (255 * y / heightPx) << 8 | 128);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A whole PNG, as far as its chunks tell, of any size and without pixels. */
    static byte[] pngHeader(int widthPx, int heightPx) {
        ByteBuffer header = ByteBuffer.allocate(17);
        header.putInt(0x49484452).putInt(widthPx).putInt(heightPx).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.array());
        ByteBuffer png = ByteBuffer.allocate(45);
        png.putLong(0x89504E470D0A1A0AL);
        png.putInt(13).put(header.array()).putInt((int) crc.getValue());
        png.putInt(0).putInt(0x49454E44).putInt(0xAE426082);
        return png.array();
    }

    static Optional<byte[]> scene(String name) {
        Path path = Path.of(System.getProperty("inhabit.root", "."), "..", "shared", "data", "face", "scenes", name);
        try {
            return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MediaFrame frame(long number, long capturedAtMs, byte[] image) {
        return new MediaFrame(MediaFrame.Kind.PICTURE, number, capturedAtMs, ByteBuffer.wrap(image));
    }

    static MediaFrame sound(long number, long capturedAtMs, byte[] pcm) {
        return new MediaFrame(MediaFrame.Kind.SOUND, number, capturedAtMs, ByteBuffer.wrap(pcm));
    }
}
