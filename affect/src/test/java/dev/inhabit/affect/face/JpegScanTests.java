package dev.inhabit.affect.face;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegScanTests {
    private final JpegScan scan = new JpegScan();

    @BeforeAll
    static void load() {
        OpenCv.load();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "8,8", "17,9", "640,480", "333,251", "1920,1080"})
    void whatJavaWritesIsWhole(int widthPx, int heightPx) {
        assertTrue(scan.isWhole(Images.gradient(widthPx, heightPx, "jpeg")));
        assertTrue(scan.isWhole(Images.noise(widthPx, heightPx, "jpeg")));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50, 95, 100})
    void whatOpenCvWritesIsWholeAtAnyQuality(int quality) {
        byte[] png = Images.noise(333, 251, "png");
        for (int read : new int[] {IMREAD_UNCHANGED, IMREAD_GRAYSCALE}) {
            assertTrue(scan.isWhole(jpeg(png, read, IMWRITE_JPEG_QUALITY, quality)));
            assertTrue(scan.isWhole(jpeg(png, read, IMWRITE_JPEG_QUALITY, quality, IMWRITE_JPEG_OPTIMIZE, 1)));
            assertTrue(scan.isWhole(jpeg(png, read, IMWRITE_JPEG_QUALITY, quality, IMWRITE_JPEG_RST_INTERVAL, 7)));
            assertTrue(scan.isWhole(jpeg(png, read, IMWRITE_JPEG_QUALITY, quality, IMWRITE_JPEG_PROGRESSIVE, 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "face-api.js_happy.jpg",
                "face-api.js_neutral.jpg",
                "face-api.js_sad.jpg",
                "face-api.js_surprised.jpg",
                "group5.jpg",
                "noface_mountain.jpg",
                "two_people.jpg"
            })
    void photographsAreWhole(String name) {
        assertTrue(scan.isWhole(Images.scene(name)));
    }

    @Test
    void contentOverwrittenIsBroken() {
        byte[] image = Images.noise(320, 240, "jpeg");
        Random random = new Random(4);
        int found = 0;
        for (int round = 0; round < 100; round++) {
            byte[] wrong = image.clone();
            int from = 1000 + random.nextInt(image.length - 4000);
            for (int i = 0; i < 400; i++) {
                wrong[from + i] = (byte) random.nextInt(256);
            }
            found += scan.isWhole(wrong) ? 0 : 1;
        }
        assertTrue(found >= 95, "found broken of 100: " + found);
        Arrays.fill(image, image.length / 2, image.length / 2 + 2000, (byte) 0);
        assertFalse(scan.isWhole(image));
    }

    @Test
    void halfAnImageWithAnEndIsBroken() {
        byte[] image = Images.noise(320, 240, "jpeg");
        byte[] half = Arrays.copyOf(image, image.length / 2);
        half[half.length - 2] = (byte) 0xFF;
        half[half.length - 1] = (byte) 0xD9;
        assertFalse(scan.isWhole(half));
    }

    @Test
    void anyContentHasAnAnswer() {
        Random random = new Random(6);
        byte[] image = Images.noise(64, 48, "jpeg");
        for (int round = 0; round < 20_000; round++) {
            byte[] wrong = Arrays.copyOf(image, 4 + random.nextInt(image.length - 4));
            for (int i = 0; i < 1 + round % 8; i++) {
                wrong[2 + random.nextInt(wrong.length - 2)] = (byte) random.nextInt(256);
            }
            scan.isWhole(wrong);
        }
    }

    private static byte[] jpeg(byte[] png, int readAs, int... parameters) {
        try (Mat bytes = new Mat(png);
                Mat image = imdecode(bytes, readAs);
                IntPointer settings = new IntPointer(parameters);
                BytePointer jpeg = new BytePointer()) {
            imencode(".jpg", image, jpeg, settings);
            byte[] encoded = new byte[Math.toIntExact(jpeg.limit())];
            jpeg.get(encoded);
            return encoded;
        }
    }
}
