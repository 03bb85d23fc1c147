package dev.inhabit.affect.evaluation;

import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import dev.inhabit.affect.face.OpenCv;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Makes a PNG of bare pixels, so that they go the way of every other picture, and lose nothing on it. */
final class GrayPng {
    private GrayPng() {}

    /** From luminance row by row. */
    static byte[] of(byte[] luminance, int widthPx) {
        OpenCv.load();
        try (Mat image = new Mat(luminance.length / widthPx, widthPx, opencv_core.CV_8UC1);
                BytePointer png = new BytePointer()) {
            ByteBuffer pixels = image.createBuffer();
            pixels.put(luminance);
            imencode(".png", image, png);
            byte[] bytes = new byte[Math.toIntExact(png.limit())];
            png.get(bytes);
            return bytes;
        }
    }
}
