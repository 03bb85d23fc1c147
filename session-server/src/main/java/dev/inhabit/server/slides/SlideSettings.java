package dev.inhabit.server.slides;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Bounds of what is uploaded as slides and of how it is drawn; each is explained in {@code slides.conf}.
 *
 * @param bytesMax of one upload
 * @param pagesMax of one upload
 * @param pixelsMax of a picture that is uploaded
 * @param widthPx of a drawn page at most
 * @param heightPx of a drawn page at most
 * @param drawWithin how long drawing one upload may take
 * @param heapMb of the process that draws
 * @param atOnce uploads that are drawn at the same time
 */
public record SlideSettings(
        int bytesMax,
        int pagesMax,
        long pixelsMax,
        int widthPx,
        int heightPx,
        Duration drawWithin,
        int heapMb,
        int atOnce) {
    /** @throws com.typesafe.config.ConfigException where {@code inhabit.slides} lacks a setting */
    public static SlideSettings of(Config config) {
        Config c = config.getConfig("inhabit.slides");
        return new SlideSettings(
                Math.toIntExact(c.getBytes("bytes-max")),
                c.getInt("pages-max"),
                c.getLong("pixels-max"),
                c.getInt("width-px"),
                c.getInt("height-px"),
                c.getDuration("draw-within"),
                c.getInt("heap-mb"),
                c.getInt("at-once"));
    }
}
