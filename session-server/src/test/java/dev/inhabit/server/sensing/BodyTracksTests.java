package dev.inhabit.server.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.BodySample;
import dev.inhabit.protocol.VariabilityWithheld;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.feed.HeartBeats;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.SkinSamples;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BodyTracksTests {
    private final BodyTracks tracks = new BodyTracks(BodySettings.of(ShippedBiofeedback.HEART));
    private long nowMs = 1_000_000;
    private Moment.@Nullable Body told;
    private int tellings;

    /** One beat a second, 20 ms longer or shorter each time, and four samples of skin. */
    private void seconds(int count, boolean gapFirst) {
        for (int i = 0; i < count; i++) {
            nowMs += 1_000;
            double rr = i % 2 == 0 ? 1_010 : 990;
            tracks.beats(new HeartBeats(60, List.of(rr), true, gapFirst && i == 0, nowMs));
            tracks.skin(new SkinSamples(List.of(4.0, 4.0, 4.0, 4.0), 4, "band-1", false, nowMs));
            tracks.due(nowMs).ifPresent(body -> {
                told = body;
                tellings++;
            });
        }
    }

    private BodySample sample() {
        return Objects.requireNonNull(told).sample();
    }

    @Test
    void theSessionIsToldEveryFiveSecondsOfTheLastMinute() {
        seconds(30, false);
        assertEquals(6, tellings);
        assertEquals(VariabilityWithheld.TOO_LITTLE_SIGNAL, sample().withheld());
        assertNull(sample().rmssdMs());
        assertNull(sample().skinLevelUs());
        seconds(40, false);
        assertEquals(14, tellings);
        assertNull(sample().withheld());
        assertEquals(20, sample().rmssdMs());
        assertEquals(100, sample().heartSignalPercent(), 2);
        assertEquals(0, sample().correctedPercent());
        assertEquals(4, sample().skinLevelUs());
        assertEquals(0, sample().skinResponsesPerMin());
        assertEquals("band-1", Objects.requireNonNull(told).skinDeviceId());
    }

    @Test
    void withoutIntervalsThereIsNoVariabilityAndTheReasonIsSaid() {
        for (int i = 0; i < 70; i++) {
            nowMs += 1_000;
            tracks.beats(new HeartBeats(60, List.of(), true, false, nowMs));
            tracks.due(nowMs).ifPresent(body -> told = body);
        }
        assertEquals(VariabilityWithheld.NO_INTERVALS, sample().withheld());
        assertEquals(0, sample().heartSignalPercent());
        assertNull(Objects.requireNonNull(told).skinDeviceId());
    }

    @Test
    void theSpectrumComesOnceItsSecondsAreThere() {
        seconds(200, false);
        assertNull(sample().lfMs2());
        seconds(100, false);
        assertTrue(Objects.requireNonNull(sample().lfMs2()) >= 0);
        assertTrue(Objects.requireNonNull(sample().hfMs2()) >= 0);
    }
}
