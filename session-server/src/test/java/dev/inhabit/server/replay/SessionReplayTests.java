package dev.inhabit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.ReplayRequest;
import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.AudienceSettings;
import dev.inhabit.server.session.Auditorium;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SessionState;
import dev.inhabit.server.session.StateHash;
import dev.inhabit.server.session.Telemetry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionReplayTests {
    private static final EntityId ID = new EntityId(new TenantId("demo"), "session");
    private static final Asker THERAPIST = new Asker("demo~t", Role.THERAPIST);
    private static final Asker PATIENT = new Asker("demo~p", Role.PATIENT);
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

    private final List<Recorded<SessionEvent>> log = new ArrayList<>();

    private void at(long atMs, SessionEvent event) {
        Instant when = BEGIN.plusMillis(atMs);
        log.add(new Recorded<>(
                "session.x",
                1,
                new Subject(new TenantId("demo"), "p"),
                RetentionClass.CLINICAL,
                null,
                null,
                when,
                when,
                new Recorded.Known<>(event)));
    }

    /** Started at 10 s, paused from 40 s to 100 s, ended at 130 s: 60 s of session time. */
    private SessionReplay session() {
        at(0, new SessionEvent.Created(THERAPIST, "demo~p1", Auditorium.LEVEL, "demo~t", 42, 1, 60));
        at(10_000, new SessionEvent.Started(THERAPIST));
        at(20_000, new SessionEvent.SudsRecorded(PATIENT, 60, null, SudsSource.HAND, false));
        at(30_000, new SessionEvent.AudienceAdjusted(THERAPIST, new AudienceSettings(30, 90, 3), 201, null));
        at(35_000, new SessionEvent.NoteAdded(THERAPIST, "looks at the floor"));
        at(40_000, new SessionEvent.Paused(THERAPIST, "asked"));
        at(50_000, new SessionEvent.SudsRecorded(PATIENT, 80, null, SudsSource.HAND, false));
        at(100_000, new SessionEvent.Resumed(THERAPIST));
        at(120_000, new SessionEvent.SudsRecorded(PATIENT, 40, null, SudsSource.HAND, false));
        at(130_000, new SessionEvent.Ended(THERAPIST, Outcome.COMPLETED));
        return new SessionReplay(ID, log);
    }

    @Test
    void sessionTimeLeavesPausesOut() {
        SessionReplay replay = session();
        assertEquals(60_000, replay.lengthMs());
        assertEquals(2, replay.atActive(0).sequenceNr());
        assertEquals(2, replay.atActive(9_999).sequenceNr());
        assertEquals(3, replay.atActive(10_000).sequenceNr());
        assertEquals(Phase.RUNNING, replay.atActive(29_999).state().phase());
        assertEquals(8, replay.atActive(30_000).sequenceNr(), "where time stood still: as it went on");
        assertEquals(Phase.ENDED, replay.atActive(60_000).state().phase());
        assertEquals(Phase.ENDED, replay.atActive(Long.MAX_VALUE).state().phase());
        assertEquals(Phase.PAUSED, replay.at(BEGIN.plusSeconds(60)).state().phase());
        assertEquals(30_000, replay.at(BEGIN.plusSeconds(60)).activeMs());
        assertEquals(0, replay.at(BEGIN.minusSeconds(1)).sequenceNr());
    }

    @Test
    void goingAnywhereEqualsFoldingToThere() {
        at(0, new SessionEvent.Created(THERAPIST, "demo~p1", Auditorium.LEVEL, "demo~t", 42, 1, 60));
        at(1, new SessionEvent.Started(THERAPIST));
        Random random = new Random(3);
        for (int i = 2; i < 1_000; i++) {
            at(
                    i * 100L,
                    random.nextBoolean()
                            ? new SessionEvent.SudsRecorded(PATIENT, random.nextInt(101), null, SudsSource.HAND, false)
                            : new SessionEvent.AudienceAdjusted(
                                    THERAPIST, new AudienceSettings(30, random.nextInt(101), 3), i + 1L, null));
        }
        SessionReplay replay = new SessionReplay(ID, log);
        List<String> hashes = new ArrayList<>();
        SessionState state = SessionState.none(ID);
        for (int i = 0; i < log.size(); i++) {
            hashes.add(StateHash.of(state));
            Recorded<SessionEvent> one = log.get(i);
            state = ((Recorded.Known<SessionEvent>) one.body())
                    .event()
                    .applyTo(state, new EventMeta(i + 1L, one.recordedAt(), one.occurredAt()));
        }
        for (int i = 0; i < 300; i++) {
            int where = random.nextInt(log.size());
            assertEquals(hashes.get(where), StateHash.of(replay.after(where)), "after " + where);
        }
    }

    @Test
    void whatWasErasedIsPassedOver() {
        session();
        Recorded<SessionEvent> note = log.get(4);
        log.set(
                4,
                new Recorded<>(
                        note.name(),
                        1,
                        note.subject(),
                        note.retention(),
                        null,
                        null,
                        note.recordedAt(),
                        note.occurredAt(),
                        new Recorded.Erased<>()));
        SessionReplay replay = new SessionReplay(ID, log);
        assertEquals(10, replay.events());
        assertTrue(replay.last().notes().isEmpty());
        assertEquals(10, replay.recorded(0, 100, Role.THERAPIST).size());
    }

    @Test
    void notesAreForTherapists() {
        SessionReplay replay = session();
        SessionView seen = replay.view(replay.atActive(Long.MAX_VALUE), Role.THERAPIST);
        assertNotNull(seen);
        assertEquals("looks at the floor", seen.notes().get(0).text());
        assertEquals(
                BEGIN.plusMillis(35_000).toEpochMilli(), seen.notes().get(0).atMs());
        assertEquals(25_000, seen.notes().get(0).atActiveMs());
        SessionView patients = replay.view(replay.atActive(Long.MAX_VALUE), Role.PATIENT);
        assertNotNull(patients);
        assertNull(patients.notes().get(0).text());
    }

    @Test
    void aRecordedFingerprintThatDiffersIsFound() {
        SessionReplay honest = session();
        ReplayCrowd crowd = ReplayCrowd.of(honest.last());
        assertNotNull(crowd);
        String right = crowd.checksum(300);
        telemetry(right);
        assertTrue(new Recall(new SessionReplay(ID, log)).checked().isVerified());
        log.remove(log.size() - 1);
        telemetry("0123456789abcdef");
        Recall.Checked checked = new Recall(new SessionReplay(ID, log)).checked();
        assertFalse(checked.isVerified());
        assertEquals(300, checked.firstWrongTick());
    }

    private void telemetry(String checksum) {
        at(
                131_000,
                new SessionEvent.TelemetryRecorded(new Telemetry(
                        0, 5_000, 90.0, 5, List.of(), List.of(), null, null, null, null, null, 81.5, 0, 0, 300,
                        checksum, -1)));
    }

    @Test
    void marksOfOthersAreCompared() {
        Recall recall = new Recall(session());
        ReplayCrowd crowd = recall.crowd();
        assertNotNull(crowd);
        ToClient right = new ToClient.Mark(
                250, crowd.checksum(250), 4, 4, StateHash.of(recall.replay().after(4)));
        ToClient wrong = new ToClient.Mark(250, "0123456789abcdef", 4, 5, "0123456789abcdef");
        MarkCheck check = MarkCheck.of(recall, MarkFile.marks(List.of(Wire.write(right), "", Wire.write(wrong)), "it"));
        assertEquals(2, check.compared());
        assertEquals(2, check.wrong().size());
        assertEquals(0, check.superseded());
    }

    /** A slow store: the crowd was marked before the order for that tick came, and again afterwards. */
    @Test
    void aMarkIsComparedWithTheOrdersThatItKnew() {
        SessionReplay honest = session();
        Recall recall = new Recall(honest);
        ReplayCrowd whole = recall.crowd();
        ReplayCrowd before = ReplayCrowd.of(new SessionReplay(ID, log.subList(0, 3)).last());
        assertNotNull(whole);
        assertNotNull(before);
        assertNotEquals(before.checksum(260), whole.checksum(260), "the order shows");
        String state = StateHash.of(honest.after(3));
        String early = Wire.write(new ToClient.Mark(260, before.checksum(260), 0, 3, state));
        String late = Wire.write(new ToClient.Mark(260, whole.checksum(260), 4, 3, state));
        MarkCheck check = MarkCheck.of(recall, MarkFile.marks(List.of(early, late), "it"));
        assertEquals(List.of(), check.wrong());
        assertEquals(1, check.superseded());
        List<ToClient> wrong = List.of(
                new ToClient.Mark(260, whole.checksum(260), 0, 3, state),
                new ToClient.Mark(260, before.checksum(260), 4, 3, state),
                new ToClient.Mark(260, whole.checksum(260), 3, 3, state),
                new ToClient.Mark(260, whole.checksum(260), 99, 3, state));
        for (ToClient one : wrong) {
            assertEquals(
                    1,
                    MarkCheck.of(recall, MarkFile.marks(List.of(Wire.write(one)), "it"))
                            .wrong()
                            .size(),
                    one.toString());
        }
    }

    @Test
    void aReplayPlaysSeeksStepsAndHalts() {
        ReplayStream stream = new ReplayStream(new Recall(session()), Role.THERAPIST, ShippedBiofeedback.HEART);
        List<ToSocket> begin = stream.begin("demo~t", 0, 10, true);
        assertInstanceOf(ToClient.Welcome.class, read(begin.get(0)));
        assertEquals(
                10,
                begin.stream().filter(m -> read(m) instanceof ToClient.Recorded).count());
        assertTrue(begin.stream().anyMatch(m -> m instanceof ToSocket.Crowd crowd && crowd.keyframe()));
        long now = 0;
        stream.steer(new ReplayRequest.Play(16), now, true);
        stream.tick(now + 1_000_000_000L, true);
        assertEquals(16_000, stream.at().activeMs());
        stream.steer(new ReplayRequest.Play(0.25), now + 1_000_000_000L, true);
        stream.tick(now + 5_000_000_000L, true);
        assertEquals(17_000, stream.at().activeMs());
        stream.steer(new ReplayRequest.Halt(), now + 5_000_000_000L, true);
        assertTrue(stream.tick(now + 9_000_000_000L, true).isEmpty());
        stream.steer(new ReplayRequest.Seek(5_000), now, true);
        assertEquals(5_000, stream.at().activeMs());
        stream.steer(new ReplayRequest.Step(false), now, true);
        assertEquals(3, stream.at().sequenceNr());
        stream.steer(new ReplayRequest.Step(true), now, true);
        assertEquals(2, stream.at().sequenceNr());
        stream.steer(new ReplayRequest.Play(16), now, true);
        stream.tick(now + 600_000_000_000L, true);
        assertFalse(stream.isPlaying());
        assertEquals(60_000, stream.at().activeMs());
    }

    /** Heard at 15 s of session time. */
    private SessionReplay sessionWithWordsOfDanger() {
        session();
        SessionEvent heard = new SessionEvent.RiskLanguageHeard(
                RiskLevel.SEVERE,
                List.of(new SessionEvent.RiskLanguageHeard.Finding(
                        RiskCategory.ACTIVE_IDEATION, RiskLevel.SEVERE, "want-to-die", "want to die")),
                "0a1b2c3d4e5f");
        List<Recorded<SessionEvent>> after = new ArrayList<>(log.subList(3, log.size()));
        log.subList(3, log.size()).clear();
        at(25_000, heard);
        log.addAll(after);
        return new SessionReplay(ID, log);
    }

    @Test
    void wordsOfDangerAreReplayedAtTheirSecondToTherapists() {
        SessionReplay replay = sessionWithWordsOfDanger();
        ToClient.Recorded heard =
                replay.recorded(0, Integer.MAX_VALUE, Role.THERAPIST).get(3);
        assertEquals(15_000, heard.atActiveMs());
        assertEquals(
                "want to die",
                ((SessionUpdate.RiskLanguageHeard) heard.update())
                        .findings()
                        .get(0)
                        .phrase());
        assertEquals(3, replay.atActive(14_999).sequenceNr());
        assertEquals(4, replay.atActive(15_000).sequenceNr());
        assertNotEquals(
                StateHash.of(replay.atActive(14_999).state()),
                StateHash.of(replay.atActive(15_000).state()),
                "the fingerprint covers it");
    }

    @Test
    void aPatientsReplayHasNeitherTheWordsNorAStepWhereTheyAre() {
        Recall recall = new Recall(sessionWithWordsOfDanger());
        String all = String.join(
                "\n",
                recall.replay().recorded(0, Integer.MAX_VALUE, Role.PATIENT).stream()
                        .map(Wire::write)
                        .toList());
        assertFalse(all.contains("to die") || all.contains("severe") || all.contains("ideation"), all);
        assertTrue(all.contains("\"withheld\""), all);
        ReplayStream stream = new ReplayStream(recall, Role.PATIENT, ShippedBiofeedback.HEART);
        stream.begin("demo~p", 0, 10, true);
        stream.steer(new ReplayRequest.Seek(12_000), 0, true);
        stream.steer(new ReplayRequest.Step(false), 0, true);
        assertEquals(5, stream.at().sequenceNr());
        stream.steer(new ReplayRequest.Step(true), 0, true);
        assertEquals(3, stream.at().sequenceNr());
    }

    private static @org.jspecify.annotations.Nullable ToClient read(ToSocket message) {
        return message instanceof ToSocket.Reliable text ? Wire.readToClient(text.json()) : null;
    }
}
