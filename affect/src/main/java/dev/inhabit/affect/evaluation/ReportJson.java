package dev.inhabit.affect.evaluation;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report as JSON: its records' fields by name, in their order; null where there is nothing to take a share of. */
public final class ReportJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportJson() {}

    public static String of(EvaluationReport report) {
        return JSON.writeValueAsString(report) + "\n";
    }
}
