package dev.inhabit.server.treatment;

import dev.inhabit.protocol.InvalidField;
import java.util.List;
import java.util.Map;

/** Two questionnaires for tests, scored by plain sums: {@code phq-9}, and {@code lsas} in two answers. */
public final class PhqBook {
    public static final ScaleBook BOOK = (scale, answers) -> switch (scale) {
        case "phq-9" -> java.util.Optional.of(phq(answers));
        case "lsas" -> java.util.Optional.of(lsas(answers));
        default -> java.util.Optional.empty();
    };

    private PhqBook() {}

    private static Scored phq(Map<String, Integer> answers) {
        answers.forEach((question, value) -> {
            if (!question.matches("[1-9]")) {
                throw InvalidField.outside("answers", InvalidField.told(question), "1 to 9");
            }
            InvalidField.inRange("answers." + question, value, 0, 3);
        });
        return answers.size() == 9
                ? new Scored(
                        "1",
                        sum(answers),
                        null,
                        Map.of(),
                        Map.of(),
                        List.of(),
                        null,
                        answers.getOrDefault("9", 0) > 0,
                        false)
                : new Scored(
                        "1",
                        null,
                        "an answer is missing",
                        Map.of(),
                        Map.of(),
                        List.of(),
                        null,
                        answers.getOrDefault("9", 0) > 0,
                        !answers.containsKey("9"));
    }

    /** Answers {@code fear} and {@code avoidance}, as if each were a subscale. */
    private static Scored lsas(Map<String, Integer> answers) {
        double avoidance = answers.getOrDefault("avoidance", 0);
        return new Scored(
                "1",
                sum(answers),
                null,
                Map.of("avoidance", avoidance),
                Map.of("severity", "x"),
                List.of(),
                null,
                false,
                false);
    }

    private static double sum(Map<String, Integer> answers) {
        return answers.values().stream().mapToInt(Integer::intValue).sum();
    }
}
