package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SpeechSample;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How the patient speaks, from a headset's socket to the therapist's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpeechSocketTests {
    private @org.jspecify.annotations.Nullable TestClinic started;

    private TestClinic clinic() {
        return Objects.requireNonNull(started);
    }

    @BeforeAll
    void start() {
        started = new TestClinic();
        started.readsWords();
    }

    @AfterAll
    void stop() {
        clinic().close();
    }

    private static SessionUpdate.Telemetry spoken(TestSocket socket) {
        return (SessionUpdate.Telemetry) ((ToClient.Recorded) socket.next(
                        "readings with a pace",
                        message -> message instanceof ToClient.Recorded recorded
                                && recorded.update() instanceof SessionUpdate.Telemetry telemetry
                                && telemetry.chunk().wordsPerMinute() != null))
                .update();
    }

    @Test
    void whatWasSaidIsToldAsRatesToTheTherapistAndRecordedWithoutAWord() {
        String session = clinic().startedSession("speech");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        headset.next(ToClient.Welcome.class);
        page.next(ToClient.Welcome.class);
        headset.say(new ToServer.HeadPose(3, 0, 2));
        // Where somebody looks is counted by quarters of a second: the pose must lie well within the sentence.
        ToClient.Live looking = (ToClient.Live)
                page.next("a pose", message -> message instanceof ToClient.Live live && live.gazeNpc() != null);
        page.next(
                "a moment later",
                message -> message instanceof ToClient.Live live && live.serverMs() >= looking.serverMs() + 400);
        headset.say(new ToServer.Words("Um, zebras frighten me, you know, a lot", 4_000));

        ToClient.SpeechHeard heard = (ToClient.SpeechHeard)
                page.next("speech", message -> message instanceof ToClient.SpeechHeard each && each.sample() != null);
        SpeechSample sample = Objects.requireNonNull(heard.sample());
        // It is a talk: what was silent before and after these words counts too.
        // A silence below a quarter of a second is no pause.
        assertEquals(75, sample.articulationPerMinute(), 5);
        assertEquals(sample.articulationPerMinute() * (1 - sample.silenceShare()), sample.wordsPerMinute(), .1);
        assertEquals(sample.wordsPerMinute() * 2 / 5, Objects.requireNonNull(sample.fillersPerMinute()), .01);
        assertEquals(FillersCounted.SOUNDS_AND_WORDS, sample.fillersCounted());
        assertEquals(1.0, sample.eyeContactShare());
        assertNull(sample.confidenceTrendPerMin(), "not yet a minute");

        SessionUpdate.Telemetry kept = spoken(page);
        assertEquals(sample, kept.chunk().speech(), "what is recorded is what was shown");
        assertFalse(Wire.write(heard).contains("zebras") || kept.toString().contains("zebras"));
        assertNull(spoken(headset).chunk().speech(), "of their speech nothing is told to patients in the scene");
        TestSocket second = clinic().open(session, "watch", "therapist").hello();
        assertEquals(
                75,
                Objects.requireNonNull(second.next(ToClient.SpeechHeard.class).sample())
                        .articulationPerMinute(),
                5);
    }

    @Test
    void aTalkInWhichNothingIsSaidIsHeardAsSilenceAndLosesTheAudience() {
        String session = clinic().startedSession("silence");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        headset.next(ToClient.Welcome.class);
        ToClient.SpeechHeard heard = (ToClient.SpeechHeard)
                page.next("silence", message -> message instanceof ToClient.SpeechHeard each && each.sample() != null);
        SpeechSample silent = Objects.requireNonNull(heard.sample());
        assertEquals(0, silent.wordsPerMinute());
        assertEquals(1, silent.silenceShare());
        SessionUpdate.SpeakerScored scored = (SessionUpdate.SpeakerScored) ((ToClient.Recorded) page.next(
                        "a lower score",
                        message -> message instanceof ToClient.Recorded recorded
                                && recorded.update() instanceof SessionUpdate.SpeakerScored))
                .update();
        assertTrue(scored.score() < 8, scored.toString());
    }
}
