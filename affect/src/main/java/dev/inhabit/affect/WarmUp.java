package dev.inhabit.affect;

import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import dev.inhabit.affect.face.FaceSense;
import dev.inhabit.affect.face.OpenCv;
import dev.inhabit.affect.text.TextSense;
import dev.inhabit.affect.voice.SoundWindow;
import dev.inhabit.affect.voice.VoiceSense;
import dev.inhabit.affect.voice.VoiceTrack;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Runs every path once on made-up input, so that libraries are loaded and code is compiled before a patient waits. */
final class WarmUp {
    private static final int ROUNDS = 5;
    private static final int WIDTH_PX = 160;
    private static final int HEIGHT_PX = 120;

    private WarmUp() {}

    static void run(AffectEngine engine) {
        byte[] image = gradient();
        float[] sound = hum();
        VoiceTrack speaker = new VoiceTrack();
        try (FaceSense face = engine.faceSense();
                // The picture holds no face; taken for one as a whole, it goes through expression and points as well.
                FaceSense crop = engine.faceCropSense();
                TextSense text = engine.textSense();
                VoiceSense voice = engine.voiceSense()) {
            for (int i = 0; i < ROUNDS; i++) {
                face.read(image);
                crop.read(image);
                text.read("One, two, three: this is a test of some length, and it says nothing at all.");
                voice.read(sound, sound.length, speaker);
            }
        }
    }

    private static float[] hum() {
        float[] sound = new float[SoundWindow.LENGTH];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (.1 * Math.sin(2 * Math.PI * 150 * i / SoundWindow.SAMPLE_RATE_HZ) * (i / 4000 % 2));
        }
        return sound;
    }

    private static byte[] gradient() {
        OpenCv.load();
        try (Mat image = new Mat(HEIGHT_PX, WIDTH_PX, opencv_core.CV_8UC1);
                UByteIndexer pixels = image.createIndexer();
                BytePointer jpeg = new BytePointer()) {
            for (int y = 0; y < HEIGHT_PX; y++) {
                for (int x = 0; x < WIDTH_PX; x++) {
                    pixels.put(y, x, (x + y) & 0xFF);
                }
            }
            imencode(".jpg", image, jpeg);
            byte[] bytes = new byte[Math.toIntExact(jpeg.limit())];
            jpeg.get(bytes);
            return bytes;
        }
    }
}
