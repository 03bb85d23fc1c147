package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.adaptation.LearningMode;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** What a course of treatment has for a live session reaches it although whoever changed the course died before telling. */
class CourseStandingTests extends SessionActors {
    private static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");

    private static CourseCommand.TellCourse mode(Asker by, LearningMode mode, long courseNr) {
        return new CourseCommand.TellCourse(by, mode, List.of(), List.of(), courseNr);
    }

    private SessionRooms.FromCourse inhibitory() {
        return new SessionRooms.FromCourse(
                new CommandId("standing-7-of-the-course"), mode(Asker.SERVER, LearningMode.INHIBITORY, 7));
    }

    private SessionRooms.FromCourse sick() {
        return new SessionRooms.FromCourse(
                new CommandId("ssq-5-of-the-course"), new BodyCommand.ScoreSickness(Asker.SERVER, 40, 20));
    }

    private long recorded(Class<?> event) {
        return journal.persistedInStorage("session|" + id).stream()
                .map(one -> ((Recorded<?>) one).body())
                .filter(body -> body instanceof Recorded.Known<?> known && event.isInstance(known.event()))
                .count();
    }

    private TestProbe<ToSocket> watcher() {
        TestProbe<ToSocket> page = join(THERAPIST, Rest.Purpose.WATCH, 0);
        await(page, ToClient.Welcome.class);
        return page;
    }

    /** Everything that was asked before this is decided. */
    private void settled() {
        send(new SessionCommand.AddNote(THERAPIST, "so far"));
        done();
    }

    /** The session asked before the request that brought the answers came by, as where that is repeated after its reply was lost. */
    @Test
    void whoeverTellsTheSameAnswersLaterRepeats() {
        createAndStart();
        for (Asker by : List.of(Asker.SERVER, THERAPIST, PATIENT)) {
            send(sick().commandId(), new BodyCommand.ScoreSickness(by, 40, 20));
            assertEquals(!by.isServer(), done().repeated());
        }
        assertEquals(1, recorded(BodyEvent.SicknessScored.class));
    }

    @Test
    void aSessionThatDiedUntoldAsksWhenItWakesAndIsToldOnce() {
        createAndStart();
        history.complete(List.of());
        standing = List.of(inhibitory(), sick());
        for (int life = 0; life < 3; life++) {
            kit.stop(session);
            session = spawn();
            settled();
            settled();
            assertEquals(1, recorded(CourseEvent.CourseTold.class), "in life " + life);
            assertEquals(1, recorded(BodyEvent.SicknessScored.class), "in life " + life);
        }
    }

    /** It was the other node that died, with the request. */
    @Test
    void aSessionThatLivesOnAsksWhenSomebodyComes() {
        createAndStart();
        history.complete(List.of());
        standing = List.of(inhibitory());
        TestProbe<ToSocket> page = watcher();
        await(page, ToClient.Recorded.class, told -> told.update() instanceof SessionUpdate.CourseTold);
        settled();
        assertEquals(1, recorded(CourseEvent.CourseTold.class));
    }

    /** Nobody comes, and nobody changes the course again. */
    @Test
    void itAsksNowAndThenToo() {
        createAndStart();
        standing = List.of(inhibitory());
        history.complete(List.of());
        ahead = CourseStanding.EVERY.plusSeconds(1);
        kit.createTestProbe().awaitAssert(Duration.ofSeconds(30), () -> {
            assertEquals(1, recorded(CourseEvent.CourseTold.class));
            return null;
        });
    }

    /** The patient said since that it has passed. */
    @Test
    void whatWasToldIsNotToldAgainAgainstWhatWasSaidSince() {
        createAndStart();
        history.complete(List.of());
        standing = List.of(sick());
        kit.stop(session);
        session = spawn();
        settled();
        settled();
        assertEquals(1, recorded(BodyEvent.SicknessScored.class));
        send(new SessionCommand.ReportSickness(PATIENT, false));
        answer();
        kit.stop(session);
        session = spawn();
        settled();
        settled();
        assertEquals(1, recorded(BodyEvent.SicknessScored.class));
    }

    @Test
    void whatWasReadEarlierAndToldLaterIsNoNews() {
        createAndStart();
        send(mode(THERAPIST, LearningMode.INHIBITORY, 9));
        done();
        send(mode(THERAPIST, LearningMode.HABITUATION, 8));
        done();
        assertEquals(1, recorded(CourseEvent.CourseTold.class));
        send(mode(THERAPIST, LearningMode.HABITUATION, 10));
        done();
        assertEquals(2, recorded(CourseEvent.CourseTold.class));
    }

    @Test
    void oneQuestionIsUnderWayAtATimeAndNoneIsLost() {
        createAndStart();
        SessionState state = folded();
        CourseStanding course = new CourseStanding();
        assertTrue(course.asks(state, T0));
        course.soon();
        assertFalse(course.asks(state, T0), "one is under way");
        course.answered();
        assertTrue(course.asks(state, T0), "somebody came since");
        course.answered();
        assertFalse(course.asks(state, T0.plus(CourseStanding.EVERY).minusMillis(1)));
        assertTrue(course.asks(state, T0.plus(CourseStanding.EVERY)));
        assertFalse(new CourseStanding().asks(SessionState.none(id), T0), "no session, no patient");
    }

    @SuppressWarnings("unchecked")
    private SessionState folded() {
        dev.inhabit.server.record.Memory<SessionState> memory =
                dev.inhabit.server.record.Memory.of(SessionState.none(id));
        for (Object stored : journal.persistedInStorage("session|" + id)) {
            memory = memory.with((Recorded<SessionEvent>) stored);
        }
        return memory.state();
    }
}
