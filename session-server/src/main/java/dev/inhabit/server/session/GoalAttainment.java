package dev.inhabit.server.session;

import org.jspecify.annotations.Nullable;

/**
 * How far the goal of a session's scenario is reached, from what was recorded and nothing else.
 *
 * <ul>
 *   <li>{@code minutes-stayed}: session time in percent of the planned
 *   <li>{@code ending-reached}: 100 once a conversation has ended and was not left, 0 before
 *   <li>{@code challenges-answered}: of questions and triggers, those after which the patient stayed for
 *       {@value ScenarioRecord#STOOD_AFTER_MS} ms without a pause of their own
 *   <li>{@code therapist}: what the therapist said; so too where an ending is to be reached and nobody talks
 * </ul>
 *
 * @param percent null while nothing tells
 */
public record GoalAttainment(
        String measuredBy, int thresholdPercent, @Nullable Double percent) {
    static final String MINUTES_STAYED = "minutes-stayed";
    static final String ENDING_REACHED = "ending-reached";
    static final String CHALLENGES_ANSWERED = "challenges-answered";
    static final String THERAPIST = "therapist";

    /** Null where the session has no scenario. */
    static @Nullable GoalAttainment of(SessionState state, long activeMs) {
        ScenarioRecord scenario = state.scenario();
        PinnedLevel level = state.level();
        if (scenario == null || level == null) {
            return null;
        }
        String measuredBy = measuredBy(state, scenario);
        Double percent =
                switch (measuredBy) {
                    case MINUTES_STAYED -> Math.min(100.0, 100.0 * activeMs / level.plannedMs());
                    case ENDING_REACHED -> hasReachedAnEnding(state.talk()) ? 100.0 : 0.0;
                    case CHALLENGES_ANSWERED -> scenario.stoodPercent(activeMs);
                    default -> scenario.judgedPercent() == null ? null : Double.valueOf(scenario.judgedPercent());
                };
        return new GoalAttainment(
                measuredBy, scenario.pinned().plan().parameters().successThresholdPercent(), percent);
    }

    static String measuredBy(SessionState state, ScenarioRecord scenario) {
        String measuredBy = scenario.pinned().measuredBy();
        return measuredBy.equals(ENDING_REACHED) && state.talk() == null ? THERAPIST : measuredBy;
    }

    public boolean isReached() {
        return percent != null && percent >= thresholdPercent;
    }

    private static boolean hasReachedAnEnding(@Nullable TalkRecord talk) {
        return talk != null && !talk.tally().reached().isEmpty();
    }
}
