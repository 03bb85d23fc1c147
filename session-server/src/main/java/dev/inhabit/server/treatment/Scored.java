package dev.inhabit.server.treatment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What followed from answers to a questionnaire when they were given.
 *
 * @param version of the questionnaire by which it was computed
 * @param total null where there is none
 * @param noTotalBecause a sentence without the answers; null where there is a total
 * @param parts scores of subscales by their ids; without those that have none
 * @param bands by the table that names them
 * @param cutoffs ids of those that were reached; before version 2 of what holds it, none was kept
 * @param triage id of the level, for instruments without a score; null for all others, and before version 2
 * @param riskRaised whether an answer opens the risk flow
 * @param riskUnanswered whether none does and a question that could was left out: silence is no all-clear; null before version 3 of
 *     what holds it
 */
public record Scored(
        String version,
        @Nullable Double total,
        @Nullable String noTotalBecause,
        Map<String, Double> parts,
        Map<String, String> bands,
        List<String> cutoffs,
        @Nullable String triage,
        boolean riskRaised,
        @Nullable Boolean riskUnanswered) {
    // Sorted, so that the stored form of equal scores is equal.
    public Scored {
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
        bands = Collections.unmodifiableMap(new TreeMap<>(bands));
        cutoffs = List.copyOf(cutoffs);
    }
}
