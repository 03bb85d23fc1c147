package dev.inhabit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.session.BodyEvent;
import dev.inhabit.server.session.BodyOfSession;
import dev.inhabit.server.session.HeartPanels;
import dev.inhabit.server.session.Samples;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.StateHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is read of a running session bit by bit is what its whole log says. */
class SoFarTests {
    private final List<Recorded<SessionEvent>> log = new ArrayList<>();
    private final List<Long> readFrom = new ArrayList<>();
    private int recorded;

    private ReplayRoom room() {
        return new ReplayRoom(
                (session, from, to) -> {
                    readFrom.add(from);
                    return CompletableFuture.completedFuture(
                            from > recorded ? List.of() : List.copyOf(log.subList((int) from - 1, recorded)));
                },
                Runnable::run);
    }

    /** Heart and gaze with gaps, and files of a watch. */
    private void lives(long seed, int chunks) {
        Random random = new Random(seed);
        BodyOfSession session = BodyOfSession.started(42.0);
        for (int i = 0; i < chunks; i++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> session.looks(random);
                case 3 -> session.feels(null, null);
                case 4 -> session.happens(file(session.now()));
                default -> session.feels(70.0 + random.nextInt(60), null);
            }
        }
        log.addAll(session.log());
    }

    private static BodyEvent.HeartImported file(Instant until) {
        List<Samples.One> samples = new ArrayList<>();
        for (int s = 60; s > 0; s--) {
            samples.add(new Samples.One(until.toEpochMilli() - 1_000L * s, BodyMetric.HEART_RATE, 80 + s % 9));
        }
        return new BodyEvent.HeartImported(BodyOfSession.PATIENT, "watch", "csv", "00", 0, Samples.of(samples));
    }

    private static SoFar of(ReplayRoom room) {
        return room.soFar(BodyOfSession.ID).toCompletableFuture().join();
    }

    private void sameAsWhole(SoFar soFar, Random random) {
        SessionReplay whole = new SessionReplay(BodyOfSession.ID, log.subList(0, recorded));
        assertEquals(recorded, soFar.replay().events());
        assertEquals(GazeWindow.samples(whole), soFar.gaze());
        assertEquals(
                GazeWindow.of(GazeWindow.samples(whole), 5_000, 60_000), GazeWindow.of(soFar.gaze(), 5_000, 60_000));
        for (int i = 0; i < 4; i++) {
            int nr = 1 + random.nextInt(recorded);
            Instant when = log.get(nr - 1).recordedAt();
            SessionReplay.At there = whole.at(when);
            SessionReplay.At here = soFar.replay().at(when);
            assertEquals(StateHash.of(there.state()), StateHash.of(here.state()));
            assertEquals(panel(there), panel(here));
        }
        List<Long> files = new ArrayList<>();
        for (long nr = 1; nr <= recorded; nr++) {
            if (log.get((int) nr - 1).body() instanceof Recorded.Known<SessionEvent> known
                    && known.event() instanceof BodyEvent.HeartImported) {
                files.add(nr);
            }
        }
        assertEquals(files, soFar.heartFiles());
    }

    private static Object panel(SessionReplay.At at) {
        return HeartPanels.recorded(at.state(), at.activeMs(), at.instant().toEpochMilli(), ShippedBiofeedback.HEART);
    }

    @Property(tries = 20)
    void atEveryMomentItIsWhatTheWholeLogSaysAndReadsOnlyWhatIsNew(@ForAll long seed) {
        log.clear();
        readFrom.clear();
        lives(seed, 250);
        Random random = new Random(seed);
        ReplayRoom room = room();
        recorded = 1;
        of(room);
        while (recorded < log.size()) {
            int before = recorded;
            recorded = Math.min(log.size(), recorded + random.nextInt(20));
            sameAsWhole(of(room), random);
            assertEquals(before, readFrom.get(readFrom.size() - 1), "from the last that was known");
        }
        assertTrue(of(room).gaze().size() > 100, "there was something to see");
        assertTrue(of(room).heartFiles().size() > 5, "and to take in");
        sameAsWhole(of(room()), random);
        assertEquals(1, readFrom.get(readFrom.size() - 1), "after a restart nothing is known");
    }

    @Test
    void nothingOfAnErasedLogIsKept() {
        lives(7, 60);
        recorded = log.size();
        ReplayRoom room = room();
        assertFalse(of(room).gaze().isEmpty());
        log.replaceAll(one -> new Recorded<>(
                one.name(),
                one.version(),
                one.subject(),
                one.retention(),
                one.commandId(),
                one.traceId(),
                one.recordedAt(),
                one.occurredAt(),
                new Recorded.Erased<>()));
        assertTrue(of(room).gaze().isEmpty());
        assertFalse(of(room).replay().last().exists());
    }

    @Test
    void theLastFewAreKeptAndTheOthersReadAgain() {
        lives(7, 20);
        recorded = log.size();
        ReplayRoom room = room();
        of(room);
        for (int i = 0; i < ReplayRoom.RUNNING_KEPT; i++) {
            room.soFar(new EntityId(new TenantId("demo"), "other-" + i));
        }
        of(room);
        assertEquals(1, readFrom.get(readFrom.size() - 1));
        of(room);
        assertEquals(log.size(), readFrom.get(readFrom.size() - 1));
    }

    @Test
    void aSessionThatIsNotThereHasNothingAndIsNotKept() {
        ReplayRoom room = room();
        assertEquals(0, of(room).replay().events());
        assertEquals(0, of(room).replay().events());
        assertEquals(List.of(1L, 1L), readFrom);
    }
}
