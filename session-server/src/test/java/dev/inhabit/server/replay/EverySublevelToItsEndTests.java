package dev.inhabit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.server.catalog.ClinicContent;
import dev.inhabit.server.catalog.SceneContent;
import dev.inhabit.server.content.Chance;
import dev.inhabit.server.crowd.CrowdOfSession;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import dev.inhabit.server.crowd.simulation.CrowdTimeline;
import dev.inhabit.server.journal.EventCatalog;
import dev.inhabit.server.journal.RecordingEntity.EventCatalogNames.Name;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.ConversationCommand;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import dev.inhabit.server.session.ConversationEvent.QuestionAsked;
import dev.inhabit.server.session.QuestionRecord;
import dev.inhabit.server.session.SessionCommand;
import dev.inhabit.server.session.SessionDomain;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SessionState;
import dev.inhabit.server.session.StageCommand;
import dev.inhabit.server.session.StageEvent;
import dev.inhabit.server.session.StateHash;
import dev.inhabit.server.session.TalkRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each sub-level from the first second to its planned end and some minutes beyond it, tick by tick under the session's own
 * rules, with a patient who answers by the menu and rates and a therapist who changes the audience. What is recalled from the
 * stored bytes is what was shown, at every tick. Time is counted and not waited for.
 */
class EverySublevelToItsEndTests {
    private static final EntityId ID = new EntityId(new TenantId("demo"), "whole");
    private static final Asker THERAPIST = new Asker("demo~therapist", Role.THERAPIST);
    private static final Asker PATIENT = new Asker("demo~patient", Role.PATIENT);
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final EventCatalog CATALOG = EventCatalog.of(new SessionDomain());
    private static final long BEYOND_MS = 180_000;
    private static final long RATES_EVERY_MS = 60_000;
    private static final long ADJUSTS_EVERY_MS = 45_000;
    private static final long STATES_EVERY_MS = 5_000;

    private final List<Recorded<SessionEvent>> log = new ArrayList<>();
    private final List<String> liveCrowd = new ArrayList<>();
    private final List<String> liveStates = new ArrayList<>();
    private SessionState state = SessionState.none(ID);
    private Instant now = BEGIN;
    /** Session time at which it was over. */
    private long overMs;

    static Stream<String> sublevels() {
        return ClinicContent.SHIPPED.levels().all().stream().map(Level::sublevel);
    }

    /** Decided as by a real session, and kept as its journal keeps it: as bytes. */
    private boolean ask(SessionCommand command) {
        if (!(command.decide(state, now) instanceof Decision.Accepted<SessionEvent> accepted)) {
            return false;
        }
        for (SessionEvent event : accepted.events()) {
            Name name = CATALOG.nameOf(event);
            SessionEvent stored = (SessionEvent) CATALOG.read(name.name(), name.version(), CATALOG.write(event));
            assertEquals(event, stored);
            log.add(new Recorded<>(
                    name.name(),
                    name.version(),
                    Subject.of(ID.tenant(), "demo~p1"),
                    RetentionClass.CLINICAL,
                    null,
                    null,
                    now,
                    now,
                    new Recorded.Known<>(stored)));
            state = event.applyTo(state, new EventMeta(log.size(), now, now));
        }
        return true;
    }

    private void play(Level level, long seed) {
        ask(new SessionCommand.Create(
                THERAPIST,
                "demo~p1",
                level.pinned(),
                THERAPIST.accountId(),
                seed,
                CrowdSimulator.VERSION,
                60,
                new SceneContent(ClinicContent.SHIPPED, "en").pinned(level.sublevel(), seed)));
        assertTrue(ask(new SessionCommand.Start(THERAPIST)));
        CrowdTimeline crowd = new CrowdTimeline(Objects.requireNonNull(CrowdOfSession.seating(state)), 100, 360);
        long endMs = level.pinned().plannedMs() + BEYOND_MS;
        for (long atMs = 0; atMs <= endMs; atMs += CrowdSimulator.TICK_MS) {
            now = BEGIN.plusMillis(atMs);
            live(atMs, seed, level);
            show(atMs, crowd);
            if (atMs % STATES_EVERY_MS == 0) {
                liveStates.add(StateHash.of(state));
            }
        }
        overMs = endMs + 1;
        now = BEGIN.plusMillis(overMs);
        assertTrue(ask(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED)));
        // An audience thanks before the session is over.
        for (long atMs = endMs + CrowdSimulator.TICK_MS;
                state.phase() == Phase.RUNNING;
                atMs += CrowdSimulator.TICK_MS) {
            overMs = atMs;
            now = BEGIN.plusMillis(atMs);
            show(atMs, crowd);
            ask(new StageCommand.FinishSpeech(THERAPIST));
        }
    }

    private void show(long atMs, CrowdTimeline crowd) {
        CrowdOfSession.orders(state).forEach(crowd::add);
        CrowdSimulator shown = crowd.at(atMs / CrowdSimulator.TICK_MS);
        liveCrowd.add(java.util.HexFormat.of().toHexDigits(shown.checksum()));
    }

    private void live(long atMs, long seed, Level level) {
        if (atMs % RATES_EVERY_MS == 0) {
            int suds = Math.min(100, level.suds().low() + Chance.below(seed, atMs, 20));
            assertTrue(ask(new SessionCommand.RecordSuds(PATIENT, suds, null, SudsSource.HAND)));
        }
        if (atMs > 0 && atMs % ADJUSTS_EVERY_MS == 0) {
            ask(new SessionCommand.Adjust(THERAPIST, null, Chance.below(seed, -atMs, 101), null));
        }
        if (atMs >= state.stage().dueActiveMs()) {
            assertTrue(ask(new StageCommand.BeginPhase(state.stage().begun().size())));
        }
        TalkRecord talk = state.talk();
        QuestionRecord questions = state.questions();
        if (talk != null && answersAtMs(talk, seed).filter(at -> atMs >= at).isPresent()) {
            int choices = Objects.requireNonNull(talk.turn()).choices().size();
            ask(new ConversationCommand.ChooseReply(
                    PATIENT, talk.turnSequenceNr(), 1 + Chance.below(seed, talk.turnSequenceNr(), choices)));
        } else if (talk != null && atMs >= talk.dueActiveMs()) {
            ask(new ConversationCommand.GoOn(talk.turnSequenceNr()));
        } else if (questions != null && atMs >= questions.dueActiveMs()) {
            ask(new ConversationCommand.AskNext(questions.asked().size()));
        }
    }

    /** Session time at which the patient has thought; empty where nobody waits for an answer. */
    private static Optional<Long> answersAtMs(TalkRecord talk, long seed) {
        if (talk.turn() == null || talk.hasEnded() || talk.turn().choices().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(talk.waitsFromActiveMs() + 1_500 + Chance.below(seed, -1 - talk.turnSequenceNr(), 4_000));
    }

    @ParameterizedTest
    @MethodSource("sublevels")
    void isRecalledAsItWasAtEveryTick(String sublevel) {
        Level level = ClinicContent.SHIPPED.levels().find(sublevel).orElseThrow();
        play(level, 100L * sublevel.charAt(0) + sublevel.charAt(1));
        long endMs = level.pinned().plannedMs() + BEYOND_MS;

        SessionReplay replay = new SessionReplay(ID, log);
        assertEquals(StateHash.of(state), StateHash.of(replay.last()));
        assertEquals(Phase.ENDED, replay.last().phase());
        assertEquals(Outcome.COMPLETED, replay.last().outcome());
        assertEquals(overMs, replay.lengthMs());
        assertEquals(
                1 + endMs / RATES_EVERY_MS, of(SessionEvent.SudsRecorded.class).count());
        for (int i = 0; i < liveStates.size(); i++) {
            long atMs = i * STATES_EVERY_MS;
            assertEquals(liveStates.get(i), StateHash.of(replay.atActive(atMs).state()), sublevel + " at " + atMs);
        }
        ReplayCrowd recalled = Objects.requireNonNull(ReplayCrowd.of(replay.last()));
        for (int tick = 0; tick < liveCrowd.size(); tick++) {
            assertEquals(liveCrowd.get(tick), recalled.checksum(tick), sublevel + " at tick " + tick);
        }
        for (int tick = liveCrowd.size() - 1; tick >= 0; tick -= 997) {
            assertEquals(liveCrowd.get(tick), recalled.checksum(tick), sublevel + " back at tick " + tick);
        }
    }

    /** Who talks is talked with, and an audience of a talk asks when it is over and not before. */
    @ParameterizedTest
    @MethodSource("sublevels")
    void whatIsSaidInItIsOfItsLevel(String sublevel) {
        Level level = ClinicContent.SHIPPED.levels().find(sublevel).orElseThrow();
        play(level, 7);
        boolean isTalkedWith = "1245".indexOf(sublevel.charAt(0)) >= 0;
        assertEquals(isTalkedWith, of(ConversationTurned.class).count() > 2, sublevel);
        List<QuestionAsked> asked = of(QuestionAsked.class).toList();
        assertTrue(
                isTalkedWith
                        || !asked.isEmpty()
                        || of(StageEvent.PhaseBegan.class).count() > 1,
                sublevel + ": nothing is said or asked in it, and its audience stays as it was");
        assertEquals(
                isTalkedWith || asked.size() > 0,
                level.level() != 3 || level.audience().features().contains("questions"),
                sublevel + ": a line or a question comes everywhere but in a talk without questions");
        if (sublevel.charAt(0) == '3') {
            boolean asks = level.audience().features().contains("questions");
            assertEquals(asks, asked.size() >= 3, sublevel + ": " + asked.size() + " questions");
            asked.forEach(one -> assertTrue(
                    one.effectiveTick() * CrowdSimulator.TICK_MS
                            >= level.pinned().plannedMs(),
                    sublevel + " asks before the talk is over"));
        }
        assertEquals(
                asked.size(), asked.stream().map(QuestionAsked::text).distinct().count(), "no question twice");
    }

    private <T extends SessionEvent> Stream<T> of(Class<T> type) {
        return log.stream()
                .map(recorded -> ((Recorded.Known<SessionEvent>) recorded.body()).event())
                .filter(type::isInstance)
                .map(type::cast);
    }
}
