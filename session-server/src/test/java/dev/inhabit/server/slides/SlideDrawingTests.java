package dev.inhabit.server.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an upload: here for what is in it, and in a real process for what that may cost. */
class SlideDrawingTests {
    private static final SlideSettings SETTINGS =
            SlideSettings.of(ConfigFactory.parseResources("slides.conf").resolve());

    private static SlideSettings bounded(Duration within, int heapMb) {
        return new SlideSettings(SETTINGS.bytesMax(), 100, Long.MAX_VALUE, 800, 600, within, heapMb, 1);
    }

    private static final SlideFile.Bounds BOUNDS = new SlideFile.Bounds(100, 40_000_000, 1_600, 1_200);

    private static List<BufferedImage> drawn(SlideFile.Bounds bounds, byte[] file) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        SlideFile.of(file).draw(bounds, pictures::add);
        return read(pictures);
    }

    private static List<BufferedImage> read(List<byte[]> pictures) throws IOException {
        List<BufferedImage> pages = new ArrayList<>();
        for (byte[] picture : pictures) {
            pages.add(ImageIO.read(new ByteArrayInputStream(picture)));
        }
        return pages;
    }

    private static String refusal(SlideFile.Bounds bounds, byte[] file) {
        return String.valueOf(
                assertThrows(UnusableSlides.class, () -> drawn(bounds, file)).getMessage());
    }

    private static String refusal(SlideSettings settings, byte[] file) {
        return String.valueOf(
                assertThrows(UnusableSlides.class, () -> new SlideDrawing(settings).draw(file, picture -> {}))
                        .getMessage());
    }

    private static void assertNear(Color expected, int rgb) {
        Color found = new Color(rgb);
        assertTrue(
                Math.abs(expected.getRed() - found.getRed()) < 8
                        && Math.abs(expected.getGreen() - found.getGreen()) < 8
                        && Math.abs(expected.getBlue() - found.getBlue()) < 8,
                "expected " + expected + ", found " + found);
    }

    @Test
    void aPdfIsDrawnPageByPageAsLargeAsTheBoundsAllow() throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        assertEquals(3, new SlideDrawing(SETTINGS).draw(Decks.pdf(3), pictures::add));
        List<BufferedImage> pages = read(pictures);
        assertEquals(3, pages.size());
        for (int i = 0; i < 3; i++) {
            assertEquals(1_600, pages.get(i).getWidth());
            assertEquals(900, pages.get(i).getHeight());
            assertNear(Decks.colour(i + 1), pages.get(i).getRGB(20, 20));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void aPictureIsOnePageAndNeverEnlarged(String format) throws IOException {
        BufferedImage small = drawn(BOUNDS, Decks.picture(320, 200, format)).get(0);
        assertEquals(320, small.getWidth());
        assertNear(Decks.colour(1), small.getRGB(100, 100));
        BufferedImage large = drawn(BOUNDS, Decks.picture(3_200, 1_000, format)).get(0);
        assertEquals(1_600, large.getWidth());
        assertEquals(500, large.getHeight());
    }

    @Test
    void valueAndLimitAreTold() {
        SlideFile.Bounds few = new SlideFile.Bounds(2, 10_000, 1_600, 1_200);
        assertEquals("slides has 3 pages, must have 1 to 2", refusal(few, Decks.pdf(3)));
        assertEquals(
                "slides is a picture of 10100 pixels, must have at most 10000",
                refusal(few, Decks.picture(101, 100, "png")));
    }

    @Test
    void whatIsBrokenLockedOrOfAnotherKindIsCalledThat() {
        byte[] pdf = Decks.pdf(1);
        byte[] cut = Arrays.copyOf("%PDF-1.7\nnothing of a PDF follows".getBytes(StandardCharsets.US_ASCII), 400);
        assertEquals("slides is a broken PDF (IOException)", refusal(BOUNDS, cut));
        assertEquals(
                "slides is a PDF that asks for a password; save it without one",
                refusal(BOUNDS, Decks.pdf(1, "open sesame")));
        byte[] png = Arrays.copyOf(Decks.picture(100, 100, "png"), 60);
        assertTrue(refusal(BOUNDS, png).startsWith("slides is a broken picture"));
        assertEquals("slides is neither PDF nor PNG nor JPEG", refusal(BOUNDS, Arrays.copyOfRange(pdf, 1, pdf.length)));
    }

    @Test
    void neitherTimeNorMemoryIsWithoutBound() {
        String late = refusal(bounded(Duration.ofMillis(1), 256), Decks.pdf(2));
        assertTrue(late.startsWith("slides takes longer to draw than "), late);
        String large = refusal(bounded(Duration.ofMinutes(1), 24), Decks.picture(6_000, 4_000, "png"));
        assertEquals(
                "slides needs more memory to draw than the 24 MB that there are; save it in a simpler form", large);
    }
}
