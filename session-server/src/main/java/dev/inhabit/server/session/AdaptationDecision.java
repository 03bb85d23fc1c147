package dev.inhabit.server.session;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.adaptation.Adaptation;
import dev.inhabit.server.adaptation.RuleSettings;
import dev.inhabit.server.adaptation.Suggestion;
import dev.inhabit.server.adaptation.Veto;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What follows from a suggestion: never more than one step, and never another sub-level. */
final class AdaptationDecision {
    /** One step of difficulty, as mood of the audience: 0 friendly to 100 critical. */
    static final int MOOD_STEP = 10;

    private static final int MOOD_MAX = 100;

    private AdaptationDecision() {}

    /** The suggestion that a running session gives reason for, and the change where a therapist has switched that on. */
    static List<SessionEvent> on(SessionState state, long activeMs, RuleSettings rules, long effectiveTick) {
        Adaptation.Outcome outcome = Adaptation.look(
                AdaptationRecord.readings(state, activeMs),
                state.adaptation().memory(),
                rules.withFall(state.rules().fallPoints(), state.rules().fallPercent() / 100),
                step -> !step(state, Asker.SERVER, step, effectiveTick).isEmpty());
        if (outcome.suggestion().isEmpty()) {
            return List.of();
        }
        Suggestion suggestion = outcome.suggestion().get();
        int step = suggestion.rule().step();
        boolean isFollowed = state.adaptation().automatic()
                && step != 0
                && vetoes(state, step, activeMs, rules).isEmpty();
        List<SessionEvent> events = new ArrayList<>(2);
        events.add(new SessionEvent.SuggestionMade(
                suggestion.rule().label(),
                step,
                suggestion.reason(),
                suggestion.evidence(),
                suggestion.tag(),
                suggestion.chance(),
                state.course().mode(),
                isFollowed));
        if (isFollowed) {
            events.addAll(step(state, Asker.SERVER, step, effectiveTick));
        }
        return events;
    }

    private static Set<Veto> vetoes(SessionState state, int step, long activeMs, RuleSettings rules) {
        return Veto.ofFollowing(
                step,
                AdaptationRecord.readings(state, activeMs),
                state.adaptation().taken(),
                rules);
    }

    /** What comes of an answer: a step is taken only while nothing forbids it, whatever it was when it was suggested. */
    static Decision<SessionEvent> answered(
            SessionState state, SessionCommand.AnswerSuggestion answer, Instant now, long effectiveTick) {
        AdaptationRecord.Made made = state.adaptation().find(answer.suggestionSequenceNr());
        if (made == null) {
            return Decision.refuse(Refusal.invalid("suggestionSequenceNr", "No suggestion has this sequence number"));
        }
        if (made.followed() != null) {
            return Decision.refuse(ErrorCode.CONFLICT, "The suggestion was answered already");
        }
        if (!Control.isHeldBy(state, answer.by())) {
            return Control.refused();
        }
        if (state.adaptation().isOvertaken(made)) {
            return notFollowed("overtaken", "a later suggestion has taken its place");
        }
        SessionEvent said =
                new SessionEvent.SuggestionAnswered(answer.by(), answer.suggestionSequenceNr(), answer.followed());
        int step = made.rule().step();
        return answer.followed() && step != 0
                ? followed(state, answer, step, now, said, effectiveTick)
                : Decision.of(said);
    }

    private static Decision<SessionEvent> followed(
            SessionState state,
            SessionCommand.AnswerSuggestion answer,
            int step,
            Instant now,
            SessionEvent said,
            long effectiveTick) {
        if (!state.isRunning()) {
            return notFollowed("not-running", "the session is not running");
        }
        RuleSettings rules = Objects.requireNonNull(answer.rules(), "the session knows the limits of its guards");
        Optional<Veto> veto = vetoes(state, step, state.clock().activeMsAt(now), rules).stream()
                .findFirst();
        if (veto.isPresent()) {
            return notFollowed(veto.get().label(), words(veto.get(), rules));
        }
        List<SessionEvent> taken = step(state, answer.by(), step, effectiveTick);
        return taken.isEmpty()
                ? notFollowed("no-step-left", "the audience is at the end of its scale")
                : Decision.ofAll(List.of(said, taken.get(0)));
    }

    private static Decision<SessionEvent> notFollowed(String reason, String words) {
        return Decision.refuse(ErrorCode.CONFLICT, reason + ": " + words);
    }

    /** By which rule it is not followed; nothing of what was rated or felt. */
    private static String words(Veto veto, RuleSettings rules) {
        return switch (veto) {
            case DISTRESS ->
                "from a rating of " + rules.guards().sudsMax() + " on no step harder is taken by a suggestion";
            case WANTS_OUT -> "while somebody has paused the session no step is taken";
            case POOR_SIGNAL -> "too little of the heart rate could be read";
            case SICK -> "while motion sickness is reported no step is taken by a suggestion";
            case RISK -> "while signs of danger are unanswered no step is taken by a suggestion";
            case TOO_SOON -> "two steps are " + rules.guards().apartMs() / 1_000 + " s apart";
        };
    }

    /** The audience one step more or less critical; none where it is at the end or there is none. */
    static List<SessionEvent> step(SessionState state, Asker by, int step, long effectiveTick) {
        AudienceSettings old = state.audience();
        if (old == null || step == 0) {
            return List.of();
        }
        int mood = Math.max(0, Math.min(MOOD_MAX, old.mood() + MOOD_STEP * step));
        return mood == old.mood()
                ? List.of()
                : List.of(new SessionEvent.AudienceAdjusted(
                        by,
                        new AudienceSettings(old.size(), mood, old.questionDifficulty()),
                        effectiveTick,
                        new SessionEvent.AudienceAdjusted.Asked(null, mood, null)));
    }
}
