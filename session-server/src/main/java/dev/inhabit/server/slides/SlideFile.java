package dev.inhabit.server.slides;

import java.io.IOException;

/** A file of slides as it was uploaded, known by its first bytes and not by what it is called. */
sealed interface SlideFile permits PdfSlides, PictureSlide {
    /** See {@link SlideSettings}. */
    record Bounds(int pagesMax, long pixelsMax, int widthPx, int heightPx) {}

    /** Takes drawn pages, in order. */
    @FunctionalInterface
    interface Pages {
        /** @param picture PNG or JPEG */
        void page(byte[] picture) throws IOException;
    }

    /** @throws UnusableSlides where it is none of the kinds that can be drawn */
    static SlideFile of(byte[] file) {
        if (PdfSlides.looksLikeOne(file)) {
            return new PdfSlides(file);
        } else if (PictureSlide.looksLikeOne(file)) {
            return new PictureSlide(file);
        }
        throw new UnusableSlides("slides is neither PDF nor PNG nor JPEG");
    }

    /** @throws UnusableSlides where it is broken, or beyond the bounds */
    void draw(Bounds bounds, Pages to) throws IOException;

    /** Whether the bytes begin so. */
    static boolean beginsWith(byte[] file, int... bytes) {
        if (file.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
