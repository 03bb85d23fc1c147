package dev.inhabit.server.slides;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A PDF; each page is drawn as large as the bounds allow. */
record PdfSlides(byte[] file) implements SlideFile {
    static boolean looksLikeOne(byte[] file) {
        return SlideFile.beginsWith(file, '%', 'P', 'D', 'F', '-');
    }

    @Override
    public void draw(Bounds bounds, Pages to) throws IOException {
        try (PDDocument document = Loader.loadPDF(file, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            int pages = document.getNumberOfPages();
            if (pages < 1 || pages > bounds.pagesMax()) {
                throw new UnusableSlides("slides has " + pages + " pages, must have 1 to " + bounds.pagesMax());
            }
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            for (int i = 0; i < pages; i++) {
                float scale = scale(document.getPage(i), bounds);
                to.page(SlidePicture.encoded(renderer.renderImage(i, scale, ImageType.RGB)));
            }
        } catch (InvalidPasswordException locked) {
            throw new UnusableSlides("slides is a PDF that asks for a password; save it without one");
        } catch (IOException broken) {
            // What is wrong in it may quote it.
            throw new UnusableSlides(
                    "slides is a broken PDF (" + broken.getClass().getSimpleName() + ")");
        }
    }

    private static float scale(PDPage page, Bounds bounds) {
        PDRectangle box = page.getCropBox();
        boolean turned = page.getRotation() % 180 != 0;
        float width = turned ? box.getHeight() : box.getWidth();
        float height = turned ? box.getWidth() : box.getHeight();
        if (!(width > 0 && height > 0)) {
            throw new UnusableSlides(
                    "slides has a page of " + width + " by " + height + " points, must be more than 0");
        }
        return Math.min(bounds.widthPx() / width, bounds.heightPx() / height);
    }
}
