package dev.inhabit.server.treatment;

import dev.inhabit.protocol.InvalidField;
import dev.inhabit.server.scales.Scale;
import dev.inhabit.server.scales.ScaleScore;
import dev.inhabit.server.scales.ScaleScoring;
import dev.inhabit.server.scales.Scales;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The questionnaires of {@code config/scales}. */
public final class ClinicScales implements ScaleBook {
    private final Scales scales;
    private final String locale;

    /** @param locale such as {@code en}; the same questionnaire counts alike in every language */
    public ClinicScales(Scales scales, String locale) {
        this.scales = scales;
        this.locale = locale;
    }

    @Override
    public Optional<Scored> score(String scale, Map<String, Integer> answers) {
        return scales.find(scale, locale).map(found -> {
            check(found, answers);
            return scored(ScaleScoring.score(found, answers));
        });
    }

    @Override
    public void checkTarget(String scale, int below) {
        scales.find(scale, locale).ifPresent(found -> check(found, below));
    }

    private static void check(Scale scale, int below) {
        if (!scale.anxiety().orElse(false)) {
            throw InvalidField.outside("scale", scale.id(), "a questionnaire of anxiety");
        }
        Optional<BigDecimal> least = ScaleScoring.extremeTotal(scale, false);
        Optional<BigDecimal> most = ScaleScoring.extremeTotal(scale, true);
        if (least.isEmpty() || most.isEmpty()) {
            throw InvalidField.outside("scale", scale.id(), "a questionnaire with a total");
        }
        if (scale.higherIsBetter().orElse(false)) {
            throw InvalidField.outside("scale", scale.id(), "a questionnaire of which less is better");
        }
        int from = least.get().intValue() + 1;
        int to = most.get().intValue();
        if (below < from || below > to) {
            throw InvalidField.outside(
                    "below", String.valueOf(below), from + " to " + to + ", by the range of " + scale.id());
        }
    }

    private static void check(Scale scale, Map<String, Integer> answers) {
        Map<String, List<Scale.Choice>> questions = new LinkedHashMap<>();
        for (Scale.Item item : scale.items()) {
            for (String rating : scale.asked(item)) {
                questions.put(scale.key(item, rating), scale.ratings().getOrDefault(rating, List.of()));
            }
        }
        answers.forEach((question, value) -> {
            List<Scale.Choice> choices = questions.get(question);
            if (choices == null) {
                throw InvalidField.outside(
                        "answers." + InvalidField.told(question),
                        "no question of " + scale.id(),
                        "one of " + String.join(", ", questions.keySet()));
            }
            if (choices.stream().noneMatch(choice -> choice.value() == value)) {
                throw InvalidField.outside(
                        "answers." + question,
                        value.toString(),
                        "one of "
                                + choices.stream()
                                        .map(choice -> String.valueOf(choice.value()))
                                        .collect(Collectors.joining(", ")));
            }
        });
    }

    private static Scored scored(ScaleScore score) {
        Map<String, Double> parts = new HashMap<>();
        score.parts().forEach(part -> part.score()
                .map(BigDecimal::doubleValue)
                .ifPresent(value -> parts.put(part.subscale(), value)));
        Map<String, String> bands = new HashMap<>();
        score.bands().forEach(found -> bands.put(found.table(), found.band().id()));
        return new Scored(
                score.version(),
                score.total().map(BigDecimal::doubleValue).orElse(null),
                score.noTotalBecause().orElse(null),
                parts,
                bands,
                score.cutoffs().stream().map(Scale.Cutoff::id).toList(),
                score.triage().map(Scale.Level::id).orElse(null),
                score.risk() == ScaleScore.Risk.RAISED,
                score.risk() == ScaleScore.Risk.UNANSWERED);
    }
}
