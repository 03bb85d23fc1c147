package dev.inhabit.server.slides;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A PNG or JPEG: one page. Drawn anew, so that nothing but what is seen is kept: no place, no camera, no name. */
record PictureSlide(byte[] file) implements SlideFile {
    static boolean looksLikeOne(byte[] file) {
        return SlideFile.beginsWith(file, 0x89, 'P', 'N', 'G') || SlideFile.beginsWith(file, 0xff, 0xd8, 0xff);
    }

    @Override
    public void draw(Bounds bounds, Pages to) throws IOException {
        BufferedImage picture;
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UnusableSlides("slides is a broken picture");
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            // Its size, before its pixels take memory.
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > bounds.pixelsMax()) {
                throw new UnusableSlides(
                        "slides is a picture of " + pixels + " pixels, must have at most " + bounds.pixelsMax());
            }
            picture = reader.read(0);
        } catch (IOException broken) {
            throw new UnusableSlides(
                    "slides is a broken picture (" + broken.getClass().getSimpleName() + ")");
        }
        to.page(SlidePicture.encoded(fitted(picture, bounds)));
    }

    private static BufferedImage fitted(BufferedImage picture, Bounds bounds) {
        double scale = Math.min(
                1,
                Math.min(
                        (double) bounds.widthPx() / picture.getWidth(),
                        (double) bounds.heightPx() / picture.getHeight()));
        int width = (int) Math.max(1, Math.round(picture.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(picture.getHeight() * scale));
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = page.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        } finally {
            pen.dispose();
        }
        return page;
    }
}
