package dev.inhabit.server.session;

import dev.inhabit.server.adaptation.Adaptation;
import dev.inhabit.server.adaptation.RuleSettings;
import dev.inhabit.server.adaptation.Suggestion;
import java.util.ArrayList;
import java.util.List;

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
                rules.withFall(state.rules().fallPoints(), state.rules().fallPercent() / 100));
        if (outcome.suggestion().isEmpty()) {
            return List.of();
        }
        Suggestion suggestion = outcome.suggestion().get();
        List<SessionEvent> events = new ArrayList<>(2);
        events.add(new SessionEvent.SuggestionMade(
                suggestion.rule().label(),
                suggestion.rule().step(),
                suggestion.reason(),
                suggestion.evidence(),
                suggestion.tag(),
                suggestion.chance(),
                state.course().mode()));
        if (state.adaptation().automatic()) {
            events.addAll(step(state, Asker.SERVER, suggestion.rule().step(), effectiveTick));
        }
        return events;
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
