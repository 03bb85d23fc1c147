package dev.inhabit.server.scales;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What follows from the answers to a questionnaire.
 *
 * @param version of the scale, by which it was computed
 * @param total empty where the instrument has none, or where {@code noTotalBecause} says why
 * @param noTotalBecause a sentence without the answers; begins with {@code incomplete} for instruments without a score
 * @param bands one of each table whose score is there
 * @param cutoffs those that were reached
 * @param triage the level, for instruments without a score; empty where missing answers could mean a worse one
 */
public record ScaleScore(
        String scale,
        String version,
        Optional<BigDecimal> total,
        Optional<String> noTotalBecause,
        List<Part> parts,
        List<FoundBand> bands,
        List<Scale.Cutoff> cutoffs,
        Optional<Scale.Level> triage,
        Risk risk) {
    public ScaleScore {
        parts = List.copyOf(parts);
        bands = List.copyOf(bands);
        cutoffs = List.copyOf(cutoffs);
    }

    /** One subscale; either a score or why there is none. */
    public record Part(String subscale, Optional<BigDecimal> score, Optional<String> noScoreBecause) {}

    /** The band of one table. */
    public record FoundBand(String table, Scale.Band band) {}

    /** Whether the answers open the risk flow. Silence is no all-clear. */
    public enum Risk {
        RAISED,
        NOT_RAISED,
        /** A question about risk was not answered, and none was answered with yes. */
        UNANSWERED,
        /** The instrument does not ask. */
        NOT_ASKED
    }

    public Optional<BigDecimal> part(String subscale) {
        return parts.stream()
                .filter(part -> part.subscale().equals(subscale))
                .findFirst()
                .flatMap(Part::score);
    }

    public Optional<String> band(String table) {
        return bands.stream()
                .filter(found -> found.table().equals(table))
                .findFirst()
                .map(found -> found.band().id());
    }
}
