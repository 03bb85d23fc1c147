package dev.inhabit.bench.load;

import dev.inhabit.headset.media.Pictures;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Photographs as a headset's camera would send them: 640 by 480 pixels, JPEG, some 20 kB. */
public final class CameraPictures {
    private static final int WIDTH_PX = 640;
    private static final int HEIGHT_PX = 480;
    private static final float QUALITY = .6f;

    private CameraPictures() {}

    /** @throws IOException where the folder holds none or one cannot be read */
    public static List<byte[]> of(Path folder) throws IOException {
        Pictures photographs = Pictures.load(folder);
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < photographs.count(); i++) {
            pictures.add(camera(photographs.get(i)));
        }
        return pictures;
    }

    /** The whole photograph in the middle, as large as it fits. */
    static byte[] camera(byte[] photograph) throws IOException {
        BufferedImage from = ImageIO.read(new ByteArrayInputStream(photograph));
        if (from == null) {
            throw new IOException("a photograph is of no known kind");
        }
        BufferedImage image = new BufferedImage(WIDTH_PX, HEIGHT_PX, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        double scale = Math.min((double) WIDTH_PX / from.getWidth(), (double) HEIGHT_PX / from.getHeight());
        int width = (int) (scale * from.getWidth());
        int height = (int) (scale * from.getHeight());
        graphics.drawImage(from, (WIDTH_PX - width) / 2, (HEIGHT_PX - height) / 2, width, height, null);
        graphics.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
