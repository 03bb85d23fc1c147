package dev.inhabit.server.treatment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the patient wants, and how they rate themselves.
 *
 * @param target the score below which symptoms are to come; null before one was set
 */
public record Goals(
        List<Goal> goals,
        List<SelfRating> ratings,
        @Nullable Target target) {
    public static final int GOALS_MAX = 20;
    public static final int RATINGS_MAX = 2_000;

    static final Goals NONE = new Goals(List.of(), List.of(), null);

    /**
     * One goal on the goal attainment scale (Kiresuk and Sherman 1968).
     *
     * @param nr sequence number of the event that set it; its id
     * @param weight 1 to 9
     * @param levels what -2, -1, 0, +1 and +2 mean, in this order; empty where that was not written down
     */
    public record Goal(long nr, String text, int weight, List<String> levels, List<Attained> attained) {
        public Goal {
            levels = List.copyOf(levels);
            attained = List.copyOf(attained);
        }

        public @Nullable Attained last() {
            return attained.isEmpty() ? null : attained.get(attained.size() - 1);
        }
    }

    /** @param value -2 (much less than expected) to +2 (much more), 0 as expected */
    public record Attained(long nr, Instant at, int value) {}

    /** Names are stored: never renamed. */
    public enum Aspect {
        /** How sure of oneself in a situation. */
        CONFIDENCE,
        /** How well a part of daily life goes. */
        FUNCTION
    }

    /** @param value 1 (not at all) to 10 (fully) */
    public record SelfRating(long nr, Instant at, Aspect aspect, String situation, int value) {}

    /**
     * @param scale a questionnaire, for example {@code lsas}
     * @param below the total is to come below it
     */
    public record Target(long nr, String scale, int below) {}

    public Goals {
        goals = List.copyOf(goals);
        ratings = List.copyOf(ratings);
    }

    public Optional<Goal> find(long nr) {
        return goals.stream().filter(goal -> goal.nr() == nr).findFirst();
    }

    Goals plus(Goal goal) {
        return new Goals(more(goals, goal), ratings, target);
    }

    Goals without(long nr) {
        return new Goals(goals.stream().filter(goal -> goal.nr() != nr).toList(), ratings, target);
    }

    Goals rated(long nr, Attained attained) {
        return new Goals(
                goals.stream()
                        .map(goal -> goal.nr() == nr
                                ? new Goal(
                                        nr, goal.text(), goal.weight(), goal.levels(), more(goal.attained(), attained))
                                : goal)
                        .toList(),
                ratings,
                target);
    }

    Goals plus(SelfRating rating) {
        return new Goals(goals, more(ratings, rating), target);
    }

    Goals with(Target newTarget) {
        return new Goals(goals, ratings, newTarget);
    }

    private static <T> List<T> more(List<T> some, T one) {
        List<T> more = new ArrayList<>(some);
        more.add(one);
        return more;
    }
}
