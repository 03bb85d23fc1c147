package dev.inhabit.headset.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.headset.patient.Countenance;
import dev.inhabit.protocol.ToServer.DeviceReading;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The drawn face before the detector and the network that read people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DrawnFaceTests {
    private static final int PICTURES = 30;
    private static final int NEUTRAL = 0;
    private static final int HAPPY = 1;
    private static final int SAD = 3;
    private static final int FEARFUL = 6;

    private static final Countenance SMILING = new Countenance(-0.2, 0, 0.9, 0, 1, 0.2, 0, 0);
    private static final Countenance AFRAID = new Countenance(0.1, 1, 1.4, 0.35, -0.6, 1, 0, 0);

    private final FaceReader reader = FaceReader.load(1);

    @AfterAll
    void close() {
        reader.close();
    }

    @Test
    void isFoundInEveryPicture() throws InterruptedException {
        double[] rest = meanShares(Countenance.AT_REST);
        double[] afraid = meanShares(AFRAID);
        double[] smiling = meanShares(SMILING);
        assertTrue(rest[NEUTRAL] > 0.6, "calm reads as neutral, " + rest[NEUTRAL]);
        assertTrue(smiling[HAPPY] > 0.5, "a smile reads as happy, " + smiling[HAPPY]);
        assertTrue(afraid[NEUTRAL] < rest[NEUTRAL] - 0.2, "fear is not calm, " + afraid[NEUTRAL]);
        assertTrue(afraid[SAD] + afraid[FEARFUL] > rest[SAD] + rest[FEARFUL] + 0.2, "fear is no pleasure");
    }

    @Test
    void theSameFaceGivesTheSamePicture() {
        assertArrayEquals(new DrawnFace().jpeg(AFRAID, 7), new DrawnFace().jpeg(AFRAID, 7));
    }

    private double[] meanShares(Countenance face) throws InterruptedException {
        DrawnFace drawn = new DrawnFace();
        FaceReader.Following camera = reader.follow();
        BlockingQueue<DeviceReading> readings = new ArrayBlockingQueue<>(1);
        double[] sums = new double[7];
        for (int i = 0; i < PICTURES; i++) {
            double sway = Math.sin(i / 5.0) / 3;
            byte[] picture = drawn.jpeg(
                    new Countenance(
                            face.brow(),
                            face.innerBrow(),
                            face.eyes(),
                            face.mouth(),
                            face.smile(),
                            face.stretch(),
                            sway,
                            sway / 2),
                    i);
            while (!camera.read(picture, readings::add)) {
                Thread.sleep(5);
            }
            DeviceReading reading = readings.poll(1, TimeUnit.MINUTES);
            assertNotNull(reading);
            assertTrue(reading.faceCount() == 1, "one face in picture " + i);
            for (int k = 0; k < sums.length; k++) {
                sums[k] += reading.probabilities().get(k) / PICTURES;
            }
        }
        return sums;
    }
}
