package dev.inhabit.affect.evaluation;

import static dev.inhabit.affect.Emotion.HAPPY;
import static dev.inhabit.affect.Emotion.SAD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The forms that people and programs rely on. */
class ReportTests {
    private static final EvaluationReport REPORT = new EvaluationReport(
            EvaluationReport.VERSION,
            "face",
            "scenes.csv",
            "pictures named in scenes.csv",
            List.of(new EvaluationReport.Model(
                    "face-x", "face-expression", "0123456789abcdef", "Apache-2.0", Optional.of(5))),
            new EvaluationReport.Training(true, 4, 1),
            Map.of("another emotion", 2),
            List.of(new EvaluationReport.Run(
                    "pipeline",
                    Figures.of(
                            List.of(Made.judged(HAPPY, HAPPY, .75, true, "a"), Made.judged(SAD, HAPPY, .5, false, "b")),
                            List.of(new Figures.Unread(Optional.of("b")))),
                    new Latency(3, 1.5, 2, 3.25),
                    Optional.of(new EvaluationReport.Faces("yunet", 3, 0, 0, 3, OptionalDouble.of(.5), 2, 4, 1, 0)))));

    @Test
    void theTableIsAligned() throws IOException {
        assertEquals(golden("report.txt"), ReportTable.of(REPORT));
    }

    @Test
    void theJsonHasItsDocumentedForm() throws IOException {
        assertEquals(golden("report.json"), ReportJson.of(REPORT).replace("\r\n", "\n"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReportTests.class.getResourceAsStream("/evaluation/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
