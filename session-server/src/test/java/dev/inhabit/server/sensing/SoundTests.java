package dev.inhabit.server.sensing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import dev.inhabit.affect.face.FaceResult;
import dev.inhabit.affect.face.FaceTrack;
import dev.inhabit.affect.text.TextReading;
import dev.inhabit.affect.voice.SoundQuality;
import dev.inhabit.affect.voice.VoiceReading;
import dev.inhabit.affect.voice.VoiceTrack;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** How sound is gathered, read and forgotten; by hand, without streams. */
class SoundTests {
    private static final int CHUNK_BYTES = 3_200;

    private final Turns turns = new Turns(1 << 20);
    private final List<Sensed> sensed = new ArrayList<>();
    private final VoiceTrack track = new VoiceTrack();
    private final SoundIntake intake = new SoundIntake(turns, track, sensed::add, SensingMetrics.NONE, 3_000);
    private final Ear ear = new Ear();
    private long number;

    @Test
    void threeSecondsAreReadOnceASecondAndOverwrittenAtOnce() {
        seconds(2);
        readAll();
        assertEquals(0, ear.windows);
        seconds(1);
        readAll();
        assertEquals(1, ear.windows);
        assertTrue(ear.heardSound);
        assertArrayEquals(new float[ear.window.length], ear.window);
        seconds(2);
        readAll();
        assertEquals(3, ear.windows);
        List<Sensed.Voice> voices = told(Sensed.Voice.class);
        assertEquals(3, voices.size());
        assertEquals(OptionalDouble.of(.5), voices.get(0).strain());
        assertEquals(5, told(Sensed.Loud.class).size());
    }

    private <S extends Sensed> List<S> told(Class<S> kind) {
        return sensed.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void whatWaitsIsOverwrittenWhenItIsDropped() {
        byte[] pcm = new byte[SoundIntake.SECOND_BYTES];
        Arrays.fill(pcm, (byte) 7);
        new SoundWork(intake, pcm, false, 0).dropped(SensingMetrics.Drop.CLOSED);
        assertArrayEquals(new byte[SoundIntake.SECOND_BYTES], pcm);
    }

    @Test
    void afterSilenceAGapOrADropTheWindowBeginsAnew() {
        seconds(2);
        readAll();
        seconds(1);
        readAll();
        assertEquals(1, ear.windows);
        intake.forget(2_999);
        seconds(1);
        readAll();
        assertEquals(2, ear.windows);
        intake.forget(3_000);
        seconds(2);
        readAll();
        assertEquals(2, ear.windows);
        seconds(1);
        readAll();
        assertEquals(3, ear.windows);
        number += 5;
        seconds(2);
        readAll();
        assertEquals(3, ear.windows);
        // Two seconds may wait; the third drops the first.
        seconds(3);
        readAll();
        seconds(1);
        readAll();
        assertEquals(4, ear.windows);
    }

    @Test
    void aSenderThatLeavesGivesBackWhatIsKnownOfTheVoice() {
        List<VoiceTrack> back = new ArrayList<>();
        seconds(1);
        intake.close(back::add);
        assertEquals(List.of(track), back);
    }

    private void seconds(int count) {
        byte[] chunk = new byte[CHUNK_BYTES];
        Arrays.fill(chunk, (byte) 7);
        for (int i = 0; i < 10 * count; i++) {
            intake.offer(number++, ByteBuffer.wrap(chunk), 0);
        }
    }

    private void readAll() {
        for (Turns.Turn turn = turns.take(0, () -> {}); turn != null; turn = turns.take(0, () -> {})) {
            turn.work().read(ear);
            turn.place().free();
        }
    }

    /** Stands in for the voice's network where only the sound's way is looked at. */
    private static final class Ear implements Reader {
        private float[] window = {};
        private int windows;
        private boolean heardSound;

        @Override
        public VoiceReading voice(float[] samples, int newSamples, VoiceTrack track) {
            Objects.requireNonNull(track);
            window = samples;
            windows++;
            heardSound = samples[0] != 0 && samples[samples.length - 1] != 0;
            return new VoiceReading(
                    Optional.<Emotion>empty(),
                    Shares.EVEN,
                    0,
                    new SoundQuality(0, 0, 0, false, true),
                    OptionalDouble.of(.5),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    .5,
                    -20,
                    .1,
                    1,
                    4,
                    0,
                    0,
                    OptionalDouble.empty(),
                    List.of(),
                    1);
        }

        @Override
        public FaceResult picture(byte[] image, FaceTrack track) {
            throw new UnsupportedOperationException("no pictures here");
        }

        @Override
        public TextReading words(String text) {
            throw new UnsupportedOperationException("no words here");
        }

        @Override
        public void close() {}
    }
}
