package dev.inhabit.server.slides;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A drawn page as it is kept and sent. */
public final class SlidePicture {
    private static final float JPEG_QUALITY = 0.85f;

    private SlidePicture() {}

    /** PNG for what was drawn, JPEG for photographs: whichever is smaller. */
    static byte[] encoded(BufferedImage page) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(page, "png", png);
        byte[] jpeg = jpeg(page);
        return png.size() <= jpeg.length ? png.toByteArray() : jpeg;
    }

    /** By its first bytes: {@code image/png} or {@code image/jpeg}. */
    public static String mediaType(byte[] picture) {
        return SlideFile.beginsWith(picture, 0x89, 'P', 'N', 'G') ? "image/png" : "image/jpeg";
    }

    private static byte[] jpeg(BufferedImage page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(page, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
