package dev.inhabit.server.report;

import dev.inhabit.server.scales.Scale;
import dev.inhabit.server.scales.Scales;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What questionnaires and their bands are called. What a clinic has taken away since goes by its id. */
public final class Questionnaires {
    private final Scales scales;
    private final String locale;

    public Questionnaires(Scales scales, String locale) {
        this.scales = scales;
        this.locale = locale;
    }

    /** For example {@code LSAS, Social anxiety in 24 situations}. */
    String title(String id) {
        String name = id.toUpperCase(Locale.ROOT);
        return scales.find(id, locale).map(scale -> name + ", " + scale.title()).orElse(name);
    }

    /** @param bands ids by the table that names them */
    String bands(String id, Map<String, String> bands) {
        if (bands.isEmpty()) {
            return Words.NONE;
        }
        return new TreeMap<>(bands)
                .entrySet().stream()
                        .map(band -> scales.find(id, locale)
                                .flatMap(scale -> label(scale, band.getKey(), band.getValue()))
                                .orElse(band.getKey() + ": " + band.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static java.util.Optional<String> label(Scale scale, String table, String band) {
        return scale.bandTables().stream()
                .filter(one -> one.id().equals(table))
                .flatMap(one -> one.bands().stream()
                        .filter(found -> found.id().equals(band))
                        .map(found -> one.title() + ": " + found.label()))
                .findFirst();
    }
}
