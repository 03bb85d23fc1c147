package dev.inhabit.server.report;

import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.scales.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What questionnaires and their bands are called. What a clinic has taken away since goes by its id. */
public final class Questionnaires {
    private final Map<String, Scale> scales;

    /** @param scales of the language in which is written */
    public Questionnaires(List<Scale> scales) {
        this.scales = scales.stream().collect(Collectors.toMap(Scale::id, scale -> scale));
    }

    private Optional<Scale> find(String id) {
        return Optional.ofNullable(scales.get(id));
    }

    /** For example {@code LSAS, Social anxiety in 24 situations}. */
    String title(String id) {
        String name = id.toUpperCase(Locale.ROOT);
        return find(id).map(scale -> name + ", " + scale.title()).orElse(name);
    }

    /** All that was said of a score: bands, cut-offs, the level of an instrument without one, and whether answers are missing for it. */
    String said(TreatmentView.Answered one) {
        List<String> said = new ArrayList<>();
        new TreeMap<>(one.bands())
                .forEach((table, band) -> said.add(find(one.scale())
                        .flatMap(scale -> band(scale, table, band))
                        .orElse(table + ": " + band)));
        one.cutoffs()
                .forEach(cutoff -> said.add("reached: "
                        + find(one.scale())
                                .flatMap(scale -> cutoff(scale, cutoff))
                                .orElse(cutoff)));
        String triage = one.triage();
        if (triage != null) {
            said.add(find(one.scale()).flatMap(scale -> level(scale, triage)).orElse(triage));
        }
        if (one.noTotalBecause() != null
                && find(one.scale()).filter(scale -> !scale.triage().isEmpty()).isPresent()) {
            said.add("incomplete");
        }
        if (Boolean.TRUE.equals(one.riskUnanswered())) {
            said.add("a question about risk was left out");
        }
        return said.isEmpty() ? Words.NONE : String.join("; ", said);
    }

    private static Optional<String> band(Scale scale, String table, String band) {
        return scale.bandTables().stream()
                .filter(one -> one.id().equals(table))
                .flatMap(one -> one.bands().stream()
                        .filter(found -> found.id().equals(band))
                        .map(found -> one.title() + ": " + found.label()))
                .findFirst();
    }

    private static Optional<String> cutoff(Scale scale, String cutoff) {
        return scale.cutoffs().stream()
                .filter(one -> one.id().equals(cutoff))
                .map(Scale.Cutoff::label)
                .findFirst();
    }

    private static Optional<String> level(Scale scale, String level) {
        return scale.triage().stream()
                .filter(one -> one.id().equals(level))
                .map(Scale.Level::label)
                .findFirst();
    }
}
