package dev.inhabit.affect.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameDecoderTests {
    private final FrameDecoder decoder = new FrameDecoder(ImageLimits.DEFAULT);

    @AfterEach
    void close() {
        decoder.close();
    }

    @Test
    void smallImagesKeepTheirSize() {
        Frame frame = decode(Images.gradient(640, 480, "jpeg"), false);
        assertEquals(640, frame.widthPx());
        assertEquals(480, frame.heightPx());
        assertEquals(1, frame.reduction());
        assertThrows(IllegalStateException.class, frame::colour);
    }

    @Test
    void largeImagesAreDecodedSmaller() {
        Frame frame = decode(Images.gradient(2600, 1300, "jpeg"), false);
        assertEquals(4, frame.reduction());
        assertEquals(650, frame.widthPx());
        assertEquals(325, frame.heightPx());
        assertEquals(2, decode(Images.gradient(1400, 600, "png"), true).reduction());
    }

    @Test
    void colourComesWithGray() {
        Frame frame = decode(Images.gradient(100, 80, "png"), true);
        assertEquals(3, frame.colour().channels());
        assertEquals(1, frame.gray().channels());
        assertEquals(frame.colour().cols(), frame.gray().cols());
    }

    @Test
    void brokenContentIsAnAnswerAndTheNextImageIsRead() {
        Random random = new Random(3);
        for (String format : new String[] {"jpeg", "png"}) {
            byte[] image = Images.noise(120, 90, format);
            for (int round = 0; round < 200; round++) {
                byte[] wrong = image.clone();
                for (int i = 0; i < 40; i++) {
                    wrong[20 + random.nextInt(wrong.length - 40)] = (byte) random.nextInt(256);
                }
                decoder.decode(wrong, round % 2 == 0);
            }
            decode(image, false);
        }
    }

    @Test
    void aPngWithoutPixelsIsBroken() {
        assertEquals(new Unreadable(Unreadable.Reason.BROKEN), decoder.decode(Images.pngHeader(64, 64), false));
    }

    @Test
    void memoryOutsideTheHeapStaysWhereItIs() {
        byte[] whole = Images.noise(640, 480, "jpeg");
        byte[] broken = whole.clone();
        new Random(5).ints(300, 800, whole.length - 4).forEach(at -> broken[at] = 0x55);
        for (int i = 0; i < 20; i++) {
            decoder.decode(whole, true);
            decoder.decode(broken, true);
        }
        long before = Pointer.totalBytes();
        for (int i = 0; i < 200; i++) {
            decoder.decode(whole, true);
            decoder.decode(broken, true);
        }
        assertTrue(Pointer.totalBytes() - before < whole.length, "native memory grew with the number of images");
    }

    private Frame decode(byte[] image, boolean withColour) {
        return assertInstanceOf(Frame.class, decoder.decode(image, withColour));
    }
}
