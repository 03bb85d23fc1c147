package dev.inhabit.server.preview;

import dev.inhabit.protocol.Role;
import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.content.Chance;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.ConversationCommand;
import dev.inhabit.server.session.QuestionRecord;
import dev.inhabit.server.session.SessionCommand;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SessionState;
import dev.inhabit.server.session.StageCommand;
import dev.inhabit.server.session.TalkRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A session that is decided as a real one and kept nowhere. Its time is what it is told. Its patient answers by the menu, some
 * seconds after they were asked, and never pauses.
 */
final class VirtualSession {
    private static final Instant BEGIN = Instant.EPOCH;
    private static final int THINKS_AT_LEAST_MS = 1_500;
    private static final int THINKS_LONGER_MS = 4_000;
    /** Seconds of rest before a baseline; nobody is measured here. */
    private static final int NO_BASELINE_S = 60;

    private static final Asker THERAPIST = new Asker("preview~therapist", Role.THERAPIST);
    private static final Asker PATIENT = new Asker("preview~patient", Role.PATIENT);

    private final long seed;
    private final List<SessionEvent> log = new ArrayList<>();
    private SessionState state = SessionState.none(EntityId.parse("preview~scene"));
    private Instant now = BEGIN;

    VirtualSession(Staging.Staged staged, long seed, int simulatorVersion) {
        this.seed = seed;
        ask(new SessionCommand.Create(
                THERAPIST,
                "preview~patient",
                staged.level(),
                THERAPIST.accountId(),
                seed,
                simulatorVersion,
                NO_BASELINE_S,
                staged.scene()));
        ask(new SessionCommand.Start(THERAPIST));
    }

    SessionState state() {
        return state;
    }

    /** All that happened so far, in order. */
    List<SessionEvent> log() {
        return log;
    }

    /** Goes to a session time and lets happen what is due. */
    void at(long activeMs) {
        now = BEGIN.plusMillis(activeMs);
        TalkRecord talk = state.talk();
        QuestionRecord questions = state.questions();
        if (state.stage().dueActiveMs() <= activeMs) {
            ask(new StageCommand.BeginPhase(state.stage().begun().size()));
        }
        if (talk != null && activeMs >= answersAtMs(talk)) {
            int choices = talk.turn() == null ? 0 : talk.turn().choices().size();
            int reply = 1 + Chance.below(seed, talk.turnSequenceNr(), Math.max(1, choices));
            ask(new ConversationCommand.ChooseReply(PATIENT, talk.turnSequenceNr(), reply));
        } else if (talk != null && activeMs >= talk.dueActiveMs()) {
            ask(new ConversationCommand.GoOn(talk.turnSequenceNr()));
        } else if (questions != null && activeMs >= questions.dueActiveMs()) {
            ask(new ConversationCommand.AskNext(questions.asked().size()));
        }
    }

    /** Session time at which the patient has thought; the largest long where nobody waits for an answer. */
    private long answersAtMs(TalkRecord talk) {
        if (talk.turn() == null || talk.hasEnded() || talk.turn().choices().isEmpty()) {
            return Long.MAX_VALUE;
        }
        return talk.waitsFromActiveMs()
                + THINKS_AT_LEAST_MS
                + Chance.below(seed, -1 - talk.turnSequenceNr(), THINKS_LONGER_MS);
    }

    private void ask(SessionCommand command) {
        if (command.decide(state, now) instanceof Decision.Accepted<SessionEvent> accepted) {
            for (SessionEvent event : accepted.events()) {
                log.add(event);
                state = event.applyTo(state, new EventMeta(log.size(), now, now));
            }
        }
    }
}
