package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.TurnCause;
import dev.inhabit.server.catalog.Content;
import dev.inhabit.server.catalog.SceneContent;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A session of the shipped content as its rules alone have it; its time is moved by hand. */
final class TalkingSession {
    static final Asker THERAPIST = new Asker("demo~therapist", Role.THERAPIST);
    static final Asker OTHER = new Asker("demo~other", Role.THERAPIST);
    static final Asker PATIENT = new Asker("demo~patient", Role.PATIENT);
    static final Content CONTENT = Content.load(Path.of(System.getProperty("inhabit.root"), "config"));

    final List<SessionEvent> log = new ArrayList<>();
    private final List<EventMeta> metas = new ArrayList<>();
    SessionState state = none();
    Instant now = Instant.parse("2026-03-01T10:00:00Z");

    private static SessionState none() {
        return SessionState.none(new EntityId(new TenantId("demo"), "s1"));
    }

    void create(String sublevel, long seed) {
        Level level = CONTENT.levels().find(sublevel).orElseThrow();
        accept(new SessionCommand.Create(
                THERAPIST,
                "demo~p1",
                level.pinned(),
                THERAPIST.accountId(),
                42,
                CrowdSimulator.VERSION,
                60,
                new SceneContent(CONTENT, "en").pinned(sublevel, seed)));
    }

    void start() {
        accept(new SessionCommand.Start(THERAPIST));
    }

    /** Runs, and the first question is being asked. */
    void open(String sublevel, long seed) {
        create(sublevel, seed);
        start();
        goesOn();
        until(turn().openAtActiveMs());
    }

    /** A seed that draws this conversation for the sub-level. */
    long seedFor(String sublevel, String conversation) {
        for (long seed = 0; seed < 1_000; seed++) {
            PinnedTalk talk =
                    new SceneContent(CONTENT, "en").pinned(sublevel, seed).talk();
            if (talk != null && talk.conversation().equals(conversation)) {
                return seed;
            }
        }
        return fail("no seed draws " + conversation);
    }

    /** Session time comes to what is due next, and it happens. */
    ConversationTurned goesOn() {
        until(talk().dueActiveMs());
        assertEquals(
                1, accept(new ConversationCommand.GoOn(talk().turnSequenceNr())).size());
        return turn();
    }

    ConversationCommand.ChooseReply choice(int reply) {
        return new ConversationCommand.ChooseReply(PATIENT, talk().turnSequenceNr(), reply);
    }

    /** As soon as an answer is heard. */
    ConversationTurned chooses(int reply) {
        until(turn().openAtActiveMs());
        accept(choice(reply));
        return turn();
    }

    /** Said now, whether anybody listens or not. */
    List<SessionEvent> hears(String text, int confidencePercent) {
        return accept(new ConversationCommand.HearReply(talk().turnSequenceNr(), text, confidencePercent, 900));
    }

    /** As soon as an answer is heard. */
    ConversationTurned says(String text) {
        until(turn().openAtActiveMs());
        assertEquals(1, hears(text, 90).size());
        return turn();
    }

    /** The patient has spoken for so long and is not done. */
    List<SessionEvent> speaks(int forMs) {
        until(turn().openAtActiveMs());
        return accept(new ConversationCommand.CutIn(talk().turnSequenceNr(), forMs));
    }

    void pause() {
        accept(new SessionCommand.Pause(THERAPIST, "asked"));
    }

    void resume() {
        accept(new SessionCommand.Resume(THERAPIST));
    }

    List<SessionEvent> accept(SessionCommand command) {
        if (!(command.decide(state, now) instanceof Decision.Accepted<SessionEvent> accepted)) {
            return fail(command + " was refused");
        }
        for (SessionEvent event : accepted.events()) {
            EventMeta meta = new EventMeta(log.size() + 1, now, now);
            log.add(event);
            metas.add(meta);
            state = event.applyTo(state, meta);
        }
        return accepted.events();
    }

    ErrorCode refused(SessionCommand command) {
        return command.decide(state, now) instanceof Decision.Refused<SessionEvent> refused
                ? refused.refusal().code()
                : fail(command + " was accepted");
    }

    SessionState folded(List<SessionEvent> events) {
        SessionState folded = none();
        for (int i = 0; i < events.size(); i++) {
            folded = events.get(i).applyTo(folded, metas.get(i));
        }
        return folded;
    }

    TalkRecord talk() {
        return Objects.requireNonNull(state.talk());
    }

    ConversationTurned turn() {
        return Objects.requireNonNull(talk().turn());
    }

    long activeMs() {
        return state.clock().activeMsAt(now);
    }

    void passes(long ms) {
        now = now.plusMillis(ms);
    }

    void until(long activeMs) {
        passes(Math.max(0, activeMs - activeMs()));
        assertTrue(activeMs() >= activeMs, "the clock runs");
    }

    void delaysAreInRange() {
        delaysAreBetween(talk().pinned().replyDelayMinMs(), talk().pinned().replyDelayMaxMs());
    }

    /** Each line begins so long after the one before it, or after what it answers. */
    void delaysAreBetween(long minMs, long maxMs) {
        for (int i = 0; i < log.size(); i++) {
            if (!(log.get(i) instanceof ConversationTurned turned)) {
                continue;
            }
            long since =
                    folded(log.subList(0, i)).clock().activeMsAt(metas.get(i).recordedAt());
            for (ConversationTurned.Speech speech : turned.speeches()) {
                long delayMs = speech.atActiveMs() - since;
                boolean cutsIn = turned.cause() == TurnCause.INTERRUPTED
                        && speech.equals(turned.speeches().get(0));
                assertTrue(
                        cutsIn ? delayMs == 0 : delayMs >= minMs && delayMs <= maxMs,
                        speech + " after " + delayMs + " ms");
                since = speech.atActiveMs() + speech.forMs();
            }
        }
    }
}
