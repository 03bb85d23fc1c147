package dev.inhabit.server.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session remembers of its scenario.
 *
 * @param challenges questions and triggers, in order
 * @param judgedPercent how far the goal was reached in the therapist's eyes; null while nobody has said
 * @param distracted how many of its own distractions were recorded, in order
 */
public record ScenarioRecord(
        PinnedScenario pinned,
        List<Challenge> challenges,
        @Nullable Integer judgedPercent,
        int distracted) {
    /** Who stays so long after a question or a trigger has stood it, ms of session time. A proposal of this project. */
    static final int STOOD_AFTER_MS = 20_000;

    /**
     * @param atActiveMs session time, ms
     * @param escaped the patient paused before they had stood it
     */
    public record Challenge(long atActiveMs, boolean escaped) {
        /** With one more; what comes at one moment is one challenge. */
        static List<Challenge> with(List<Challenge> before, long activeMs) {
            if (!before.isEmpty() && before.get(before.size() - 1).atActiveMs() == activeMs) {
                return before;
            }
            List<Challenge> all = new ArrayList<>(before);
            all.add(new Challenge(activeMs, false));
            return all;
        }

        /** The patient paused. */
        static List<Challenge> escaped(List<Challenge> all, long activeMs) {
            return all.stream()
                    .map(one ->
                            activeMs - one.atActiveMs() < STOOD_AFTER_MS ? new Challenge(one.atActiveMs(), true) : one)
                    .toList();
        }

        /** How many of them the patient stood. */
        static long stood(List<Challenge> all, long activeMs) {
            return all.stream()
                    .filter(one -> !one.escaped() && activeMs - one.atActiveMs() >= STOOD_AFTER_MS)
                    .count();
        }
    }

    public ScenarioRecord {
        challenges = List.copyOf(challenges);
    }

    static ScenarioRecord of(PinnedScenario pinned) {
        return new ScenarioRecord(pinned, List.of(), null, 0);
    }

    ScenarioRecord challenged(long activeMs) {
        return new ScenarioRecord(pinned, Challenge.with(challenges, activeMs), judgedPercent, distracted);
    }

    /** The patient paused. */
    ScenarioRecord escaped(long activeMs) {
        return new ScenarioRecord(pinned, Challenge.escaped(challenges, activeMs), judgedPercent, distracted);
    }

    ScenarioRecord judged(int percent) {
        return new ScenarioRecord(pinned, challenges, percent, distracted);
    }

    /** One more of its own distractions came. */
    ScenarioRecord distracted(int number) {
        return new ScenarioRecord(pinned, challenges, judgedPercent, Math.max(distracted, number + 1));
    }

    /** Session time of the next distraction that is not recorded yet, ms; the largest long where none will be. */
    long distractionDueActiveMs() {
        return distracted < pinned.distractions().size()
                ? pinned.distractions().get(distracted).atActiveMs()
                : Long.MAX_VALUE;
    }

    /** Of the challenges so far, those that the patient stood, percent; null before the first. */
    @Nullable
    Double stoodPercent(long activeMs) {
        return challenges.isEmpty() ? null : 100.0 * Challenge.stood(challenges, activeMs) / challenges.size();
    }
}
