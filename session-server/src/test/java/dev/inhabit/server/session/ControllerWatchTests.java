package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.inhabit.protocol.Role;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.session.ControllerWatch.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControllerWatchTests {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final Asker THERAPIST = new Asker("demo~therapist", Role.THERAPIST);
    private static final Asker OTHER = new Asker("demo~other", Role.THERAPIST);
    private static final SessionSettings SETTINGS = new SessionSettings(
            4,
            32,
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            8,
            8,
            Duration.ofSeconds(30),
            Duration.ofSeconds(90),
            3);

    private final ControllerWatch watch = new ControllerWatch(SETTINGS);
    private SessionState state = SessionState.none(new EntityId(new TenantId("demo"), "s1"));
    private Presence presence = Presence.ABSENT;
    private Instant now = T0;
    private long sequenceNr;

    @BeforeEach
    void run() {
        accept(new SessionCommand.Create(THERAPIST, "demo~p1", Auditorium.LEVEL, THERAPIST.accountId(), 42, 1, 60));
        accept(new SessionCommand.Start(THERAPIST));
    }

    private void accept(SessionCommand command) {
        if (!(command.decide(state, now) instanceof Decision.Accepted<SessionEvent> accepted)) {
            fail(command + " was refused");
            return;
        }
        for (SessionEvent event : accepted.events()) {
            state = event.applyTo(state, new EventMeta(++sequenceNr, now, now));
        }
        watch.saw(state, presence, now);
    }

    private void is(Presence next) {
        presence = next;
        watch.saw(state, presence, now);
    }

    /** What is asked for after so many more seconds; it is recorded at once. */
    private List<String> after(int seconds) {
        now = now.plusSeconds(seconds);
        List<ControllerWatch.Due> due = watch.due(state, presence, now);
        due.forEach(each -> accept(each.act()));
        return due.stream()
                .map(each -> each.act() instanceof SessionCommand.Pause ? "pause" : "calm")
                .toList();
    }

    @Test
    void aTherapistWhoLeavesIsMissedWhoeverElseComesAndGoes() {
        is(Presence.WATCHING);
        assertEquals(List.of(), after(600));
        is(Presence.ABSENT);
        assertEquals(List.of(), after(29));
        // Somebody else has come, which is looked at too.
        watch.saw(state, presence, now);
        assertEquals(List.of("calm"), after(1));
        assertEquals(
                ControllerWatch.CALM_MOOD,
                state.audience() == null ? -1 : state.audience().mood());
        assertEquals(List.of(), after(59));
        assertEquals(List.of("pause"), after(1));
        assertEquals(List.of(), after(600));
    }

    @Test
    void whoeverComesBackInTimeIsMissedAnewFromTheNextTime() {
        is(Presence.WATCHING);
        is(Presence.ABSENT);
        after(40);
        is(Presence.WATCHING);
        assertEquals(List.of(), after(60));
        is(Presence.ABSENT);
        accept(new SessionCommand.Adjust(THERAPIST, null, 80, null));
        assertEquals(List.of(), after(29));
        assertEquals(List.of("calm"), after(1));
    }

    @Test
    void controlThatPassesToSomebodyWhoIsNotHereCountsFromThen() {
        is(Presence.WATCHING);
        after(100);
        presence = Presence.ABSENT;
        accept(new SessionCommand.HandOverControl(THERAPIST, OTHER.accountId()));
        assertEquals(List.of("calm"), after(30));
        accept(new SessionCommand.TakeControl(THERAPIST, null));
        assertEquals(List.of(), after(60));
        assertEquals(List.of("pause"), after(30));
    }

    @Test
    void controlThatPassesToSomebodyWhoIsHereEndsTheAbsence() {
        is(Presence.WATCHING);
        is(Presence.ABSENT);
        after(20);
        presence = Presence.WATCHING;
        accept(new SessionCommand.TakeControl(OTHER, null));
        assertEquals(List.of(), after(600));
        is(Presence.ABSENT);
        assertEquals(List.of("calm"), after(30));
    }

    @Test
    void afterARestartATherapistWhoDoesNotComeBackIsMissedFromThen() {
        now = now.plusSeconds(300);
        ControllerWatch restarted = new ControllerWatch(SETTINGS);
        restarted.recovered(state);
        restarted.saw(state, Presence.ABSENT, now);
        assertEquals(List.of(), restarted.due(state, Presence.ABSENT, now.plusSeconds(29)));
        assertEquals(
                1, restarted.due(state, Presence.ABSENT, now.plusSeconds(30)).size());
        assertEquals(
                new SessionCommand.Pause(Asker.SERVER, "controller-gone"),
                restarted
                        .due(state, Presence.ABSENT, now.plusSeconds(90))
                        .get(0)
                        .act());
    }

    @Test
    void aSessionThatAProgramLeadsAndNobodyEverWatchedIsLeftAlone() {
        assertEquals(List.of(), after(3_600));
    }

    @Test
    void aPatientWhoPractisesAloneIsInTheScene() {
        watch.recovered(state);
        is(Presence.IN_SCENE);
        assertEquals(List.of(), after(3_600));
    }

    @Test
    void onlyTheTimeInWhichTheSessionRunsCounts() {
        is(Presence.WATCHING);
        accept(new SessionCommand.Pause(THERAPIST, "asked"));
        is(Presence.ABSENT);
        assertEquals(List.of(), after(3_600));
        accept(new SessionCommand.Resume(THERAPIST));
        assertEquals(List.of(), after(29));
        assertEquals(List.of("calm"), after(1));
    }

    @Test
    void whatWasNotRecordedIsAskedForAgainUnderTheSameId() {
        is(Presence.WATCHING);
        is(Presence.ABSENT);
        now = now.plusSeconds(90);
        List<ControllerWatch.Due> first = watch.due(state, presence, now);
        assertEquals(1, first.size());
        assertEquals(first, watch.due(state, presence, now.plusSeconds(5)));
    }

    @Test
    void anAudienceThatIsFriendlierAlreadyStaysSo() {
        accept(new SessionCommand.Adjust(THERAPIST, null, 3, null));
        is(Presence.WATCHING);
        is(Presence.ABSENT);
        assertEquals(List.of(), after(60));
    }
}
