package dev.inhabit.server.session;

import dev.inhabit.protocol.ConversationView.ActingState;
import dev.inhabit.server.feed.Floor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose turn to speak it is, of what was recorded. */
final class Floors {
    /** About as long as somebody asks. */
    private static final long QUESTION_MS = 4_000;

    private Floors() {}

    static Floor at(SessionState state, Instant now) {
        PinnedLevel level = state.level();
        if (level == null || !state.isRunning()) {
            return Floor.ELSEWHERE;
        }
        long activeMs = state.clock().activeMsAt(now);
        if (isAsked(state.questions(), activeMs)
                || Acting.at(state, activeMs).stream().anyMatch(actor -> actor.state() == ActingState.TALK)) {
            return Floor.OTHERS;
        }
        return isTalk(state, level, activeMs) ? Floor.TALK : Floor.PATIENT;
    }

    private static boolean isAsked(@Nullable QuestionRecord questions, long activeMs) {
        return questions != null && !questions.asked().isEmpty() && activeMs < questions.lastActiveMs() + QUESTION_MS;
    }

    /** Until the questions begin: who has answered one waits for the next. */
    private static boolean isTalk(SessionState state, PinnedLevel level, long activeMs) {
        QuestionRecord questions = state.questions();
        return level.isSpeech()
                && state.talk() == null
                && state.stage().closing() == null
                && (questions == null || !questions.isTimeForThem(activeMs));
    }
}
