package dev.inhabit.affect.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import dev.inhabit.affect.model.Network;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoiceSenseTests {
    /** The letter in a recording's name. */
    private static final Map<Character, Emotion> ACTED = Map.of(
            'N', Emotion.NEUTRAL,
            'F', Emotion.HAPPY,
            'T', Emotion.SAD,
            'W', Emotion.ANGRY,
            'E', Emotion.DISGUSTED,
            'A', Emotion.FEARFUL);

    private final ModelRegistry models = ModelRegistry.shipped();
    private final Network network = Network.load(models, models.require(ModelTask.VOICE_EMOTION));
    private final VoiceSense sense = new VoiceSense(Optional.of(network), () -> {});

    @AfterAll
    void close() {
        sense.close();
        network.close();
    }

    @ParameterizedTest
    @ValueSource(doubles = {80, 110, 220, 440})
    void pitchIsFoundWithinAHertz(double hz) {
        VoiceReading reading = sense.read(Sounds.sine(hz, .5, SoundWindow.LENGTH));
        assertEquals(hz, reading.pitchHz().orElseThrow(), 1);
        assertEquals(0, reading.pitchSdSemitones().orElseThrow(), .05);
        assertEquals(1, reading.pitchConfidence());
    }

    @Test
    void levelAndZeroCrossingsOfASine() {
        VoiceReading reading = sense.read(Sounds.sine(440, .5, SoundWindow.LENGTH));
        assertEquals(20 * Math.log10(.5 / Math.sqrt(2)), reading.levelDb(), .01);
        assertEquals(.0550, reading.zeroCrossings(), .0005);
        assertEquals(40, reading.cepstrum().size());
    }

    @Test
    void silenceAndNoiseHoldNoSpeech() {
        for (float[] sound : List.of(
                new float[SoundWindow.LENGTH], Sounds.noise(SoundWindow.LENGTH), new float[0], new float[100])) {
            VoiceReading reading = sense.read(sound);
            assertEquals("unknown", reading.label());
            assertEquals(0, reading.confidence());
            assertEquals(0, reading.speechShare());
            assertTrue(reading.pitchHz().isEmpty());
            assertEquals(Shares.EVEN, reading.shares());
        }
    }

    @Test
    void pausesAreCounted() {
        float[] sound = Sounds.speechLike(150, SoundWindow.LENGTH);
        for (int i = 12_000; i < 20_000; i++) {
            sound[i] = 0;
        }
        VoiceReading reading = sense.read(sound);
        assertEquals(1, reading.pauses());
        assertEquals(500, reading.longestSilenceMs(), 120);
        assertEquals(5, reading.syllablesPerSecond(), 1.5);
    }

    @Test
    void theFirstWindowIsReadThoughNothingIsKnownOfTheSpeaker() {
        VoiceTrack speaker = new VoiceTrack();
        VoiceReading reading = sense.read(Sounds.speechLike(150, SoundWindow.LENGTH), SoundWindow.LENGTH, speaker);
        assertTrue(reading.confidence() > 1.0 / 7 && reading.confidence() < 1, "confidence " + reading.confidence());
        assertEquals(
                reading.confidence() >= VoiceSense.NAMED_FROM, reading.emotion().isPresent());
        assertEquals(3 * reading.speechShare(), speaker.knownSeconds(), 1e-6);
    }

    @Test
    void aVoiceIsReadAgainstItsOwnAverageOnceThatIsKnown() {
        VoiceTrack speaker = new VoiceTrack();
        float[] sound = Sounds.speechLike(150, SoundWindow.LENGTH);
        Shares first = sense.read(sound, SoundWindow.HOP, speaker).shares();
        for (int i = 0; i < 30; i++) {
            sense.read(sound, SoundWindow.HOP, speaker);
        }
        Shares later = sense.read(sound, SoundWindow.HOP, speaker).shares();
        assertNotEquals(first, later);
        assertEquals(first, sense.read(sound, SoundWindow.HOP, new VoiceTrack()).shares());
    }

    @Test
    void strainIsReadAgainstTheSpeakersOwnCalm() {
        VoiceTrack speaker = new VoiceTrack();
        float[] calm = Sounds.speechLike(120, SoundWindow.LENGTH);
        for (int i = 0; i < VoiceTrack.CALM_WINDOWS; i++) {
            assertTrue(sense.read(calm, SoundWindow.HOP, speaker).strain().isEmpty());
        }
        assertEquals(0, strain(calm, speaker), .05);
        assertTrue(strain(Sounds.speechLike(180, SoundWindow.LENGTH), speaker) > .5);
    }

    /** The network learnt from these, so this checks that it is given what it was trained on, and nothing else. */
    @Test
    void recordingsItLearntFromAreReadAsActed() {
        Map<String, VoiceTrack> speakers = new HashMap<>();
        int heard = 0;
        int right = 0;
        for (Path recording : Sounds.recordings()) {
            String name = recording.getFileName().toString();
            Emotion acted = ACTED.get(name.charAt(5));
            if (acted != null) {
                float[] sound = Sounds.recording(recording);
                VoiceTrack speaker = speakers.computeIfAbsent(name.substring(0, 2), id -> new VoiceTrack());
                Shares shares = sense.read(sound, sound.length, speaker).shares();
                heard++;
                right += shares.top() == acted ? 1 : 0;
            }
        }
        assertTrue(right > .9 * heard, right + " of " + heard + " read as acted");
    }

    private double strain(float[] sound, VoiceTrack speaker) {
        return sense.read(sound, SoundWindow.HOP, speaker).strain().orElseThrow();
    }
}
