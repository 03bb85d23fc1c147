package dev.inhabit.affect.face;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImageProbeTests {
    private final ImageProbe probe = new ImageProbe(ImageLimits.DEFAULT);

    @Test
    void readsTypeAndSizeOfJpegAndPng() {
        assertEquals(new ImageHeader(ImageHeader.Type.JPEG, 321, 123), probe.probe(Images.gradient(321, 123, "jpeg")));
        assertEquals(new ImageHeader(ImageHeader.Type.PNG, 33, 55), probe.probe(Images.gradient(33, 55, "png")));
    }

    @Test
    void refusesFiftyMegapixelsByTheHeaderAlone() {
        assertRefused(Unreadable.Reason.TOO_MANY_PIXELS, Images.pngHeader(10_000, 5_000));
        assertRefused(Unreadable.Reason.TOO_MANY_PIXELS, Images.pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE));
        byte[] jpeg = Images.gradient(64, 64, "jpeg");
        claim(jpeg, 8_000, 6_250);
        assertRefused(Unreadable.Reason.TOO_MANY_PIXELS, jpeg);
    }

    @Test
    void theLimitsAreInclusive() {
        ImageProbe strict = new ImageProbe(new ImageLimits(100_000, 64 * 64));
        assertEquals(new ImageHeader(ImageHeader.Type.PNG, 64, 64), strict.probe(Images.gradient(64, 64, "png")));
        assertEquals(new Unreadable(Unreadable.Reason.TOO_MANY_PIXELS), strict.probe(Images.gradient(65, 64, "png")));
        assertEquals(new Unreadable(Unreadable.Reason.TOO_MANY_BYTES), strict.probe(new byte[100_001]));
    }

    @Test
    void refusesWhatIsNoImage() {
        assertRefused(Unreadable.Reason.EMPTY, new byte[0]);
        assertRefused(Unreadable.Reason.NOT_AN_IMAGE, "a text file".getBytes(StandardCharsets.UTF_8));
        assertRefused(Unreadable.Reason.NOT_AN_IMAGE, "GIF89a............".getBytes(StandardCharsets.UTF_8));
        assertRefused(Unreadable.Reason.BROKEN, Images.pngHeader(0, 10));
        assertRefused(Unreadable.Reason.BROKEN, Images.pngHeader(10, -1));
    }

    @Test
    void findsEveryEarlyEnd() {
        for (String format : new String[] {"jpeg", "png"}) {
            byte[] image = Images.gradient(48, 48, format);
            for (int length = 8; length < image.length; length++) {
                assertRefused(Unreadable.Reason.TRUNCATED, Arrays.copyOf(image, length));
            }
        }
    }

    @Test
    void anySingleByteOfTheHeaderMayBeWrong() {
        byte[] image = Images.gradient(48, 48, "jpeg");
        for (int at = 0; at < Math.min(700, image.length); at++) {
            for (int value : new int[] {0, 1, 0x7F, 0xC0, 0xD9, 0xDA, 0xFF}) {
                byte[] wrong = image.clone();
                wrong[at] = (byte) value;
                Probed probed = probe.probe(wrong);
                if (probed instanceof ImageHeader header) {
                    assertEquals(true, header.pixels() <= ImageLimits.DEFAULT.maxPixels());
                }
            }
        }
    }

    private void assertRefused(Unreadable.Reason reason, byte[] image) {
        assertEquals(new Unreadable(reason), probe.probe(image));
    }

    /** Writes another size into the start of frame. */
    private static void claim(byte[] jpeg, int widthPx, int heightPx) {
        for (int at = 2; at < jpeg.length; at++) {
            if ((jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) == 0xC0) {
                jpeg[at + 5] = (byte) (heightPx >> 8);
                jpeg[at + 6] = (byte) heightPx;
                jpeg[at + 7] = (byte) (widthPx >> 8);
                jpeg[at + 8] = (byte) widthPx;
                return;
            }
        }
        throw new AssertionError("no start of frame");
    }
}
