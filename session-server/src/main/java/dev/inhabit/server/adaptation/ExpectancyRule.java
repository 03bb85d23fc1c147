package dev.inhabit.server.adaptation;

import dev.inhabit.server.adaptation.Suggestion.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rule to stop by under inhibitory learning: an exposure ends, or goes on to something else, when what was feared turned
 * out otherwise, not when fear falls (Craske and others 2014). Speaks once for each expectation.
 */
final class ExpectancyRule {
    private ExpectancyRule() {}

    static Optional<Suggestion> disproved(Readings readings, Memory before) {
        List<Disproved> all = readings.learning().disproved();
        int said = before.times(Rule.EXPECTANCY_VIOLATED);
        if (!readings.learning().mode().goesByExpectancy() || said >= all.size()) {
            return Optional.empty();
        }
        Disproved one = all.get(said);
        String reason = String.format(
                Locale.ROOT,
                "What was feared did not happen, and seems %d points less likely now (from %d to %d of 100)",
                one.before() - one.after(),
                one.before(),
                one.after());
        return Optional.of(new Suggestion(Rule.EXPECTANCY_VIOLATED, reason, List.of(one.atMs()), null, null));
    }
}
