package dev.inhabit.server.adaptation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a step from being taken back as soon as it works: a scene that was made easier brings the heart down, and that
 * alone is no reason to make it harder again. The step against the latest one needs time, readings that are all of after it, and a margin.
 */
final class Hysteresis {
    private final RuleSettings settings;
    private final Readings readings;
    private final Memory.@Nullable Spoken latest;

    Hysteresis(Readings readings, Memory before, RuleSettings settings) {
        this.settings = settings;
        this.readings = readings;
        this.latest = before.latestStep();
    }

    private static boolean isAgainst(Suggestion.Rule rule, Memory.Spoken step) {
        return step.rule().step() == -rule.step();
    }

    /** Whether it is too early for that rule whatever is read. */
    boolean forbids(Suggestion.Rule rule) {
        return latest != null
                && isAgainst(rule, latest)
                && readings.nowMs() - latest.atMs() < settings.opposite().apartMs();
    }

    /** Those that the rule may judge by: against the latest step the heart of after it, and the rating that stood when it was made. */
    Readings readings(Suggestion.Rule rule) {
        Memory.Spoken step = latest;
        if (step == null || !isAgainst(rule, step)) {
            return readings;
        }
        List<HeartPoint> heart = readings.heart().stream()
                .filter(point -> point.atMs() - point.signalMs() >= step.atMs())
                .toList();
        List<Rating> ratings = readings.ratings();
        int from = 0;
        for (int i = 0; i < ratings.size(); i++) {
            from = ratings.get(i).atMs() <= step.atMs() ? i : from;
        }
        return readings.with(heart, ratings.subList(Math.min(from, ratings.size()), ratings.size()));
    }

    /** With the margin, where the rule is against the latest step. */
    RuleSettings settings(Suggestion.Rule rule) {
        return latest != null && isAgainst(rule, latest) ? settings.withMargin() : settings;
    }
}
