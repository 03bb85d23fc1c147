package dev.inhabit.server.scales;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Computes the scores of a questionnaire from its answers. */
public final class ScaleScoring {
    /** Scores are told with so many decimals at least, and with all that there are. */
    private static final int DECIMALS_MIN = 2;

    private final Scale scale;
    private final Map<String, Integer> answers;
    /** Whether conditions are passed over. */
    private final boolean asksAll;

    private ScaleScoring(Scale scale, Map<String, Integer> answers, boolean asksAll) {
        this.scale = scale;
        this.answers = answers;
        this.asksAll = asksAll;
    }

    /**
     * @param answers values by {@link Scale#key}; what is not there was not answered
     * @return scores unrounded, to 16 digits where a mean is taken; with two decimals at least
     */
    public static ScaleScore score(Scale scale, Map<String, Integer> answers) {
        return new ScaleScoring(scale, answers, false).score();
    }

    /** The highest score that a subscale, or {@link Scale#TOTAL}, can have; empty where there is no such score. */
    static Optional<BigDecimal> highest(Scale scale, String of) {
        Map<String, Integer> answers = new HashMap<>();
        for (Scale.Item item : scale.items()) {
            for (String rating : scale.asked(item)) {
                IntStream values =
                        scale.ratings().getOrDefault(rating, List.of()).stream().mapToInt(Scale.Choice::value);
                boolean fromTheOtherEnd = scale.reversed().contains(item.number());
                answers.put(scale.key(item, rating), (fromTheOtherEnd ? values.min() : values.max()).orElse(0));
            }
        }
        ScaleScore score = new ScaleScoring(scale, answers, true).score();
        return scoreOf(of, score.total(), score.parts());
    }

    private ScaleScore score() {
        Optional<String> foreign = foreign();
        List<ScaleScore.Part> parts = new ArrayList<>();
        for (Scale.Subscale subscale : scale.subscales()) {
            Sum sum = sum(item -> subscale.items().contains(item.number()), subscale.rating());
            Optional<String> why = foreign.or(() -> why(sum));
            Optional<BigDecimal> score = why.isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            weighted(subscale.method().equals("mean") ? sum.mean() : sum.whole(), subscale.weight()));
            parts.add(new ScaleScore.Part(subscale.id(), score, why));
        }
        Optional<String> noTotal = foreign.or(this::whyNoTotal);
        Optional<BigDecimal> total = noTotal.isPresent() ? Optional.empty() : total();
        return new ScaleScore(
                scale.id(),
                scale.version(),
                total,
                noTotal,
                parts,
                bands(total, parts),
                cutoffs(total, parts),
                foreign.isPresent() ? Optional.empty() : triage(),
                risk());
    }

    /** The total where each answer counts most, or least; empty for instruments without one. */
    public static Optional<BigDecimal> extremeTotal(Scale scale, boolean highest) {
        Map<String, Integer> answers = new HashMap<>();
        for (Scale.Item item : scale.items()) {
            boolean highestChoice = highest != scale.reversed().contains(item.number());
            for (String rating : scale.asked(item)) {
                IntStream values =
                        scale.ratings().getOrDefault(rating, List.of()).stream().mapToInt(Scale.Choice::value);
                (highestChoice ? values.max() : values.min())
                        .ifPresent(value -> answers.put(scale.key(item, rating), value));
            }
        }
        return score(scale, answers).total();
    }

    /** What was answered although the scale has no such question or answer. */
    private Optional<String> foreign() {
        List<String> known = new ArrayList<>();
        for (Scale.Item item : scale.items()) {
            for (String rating : scale.asked(item)) {
                String key = scale.key(item, rating);
                known.add(key);
                Integer value = answers.get(key);
                if (value != null && choices(rating).stream().noneMatch(choice -> choice.value() == value)) {
                    return Optional.of("question " + key + " has an answer that is none of its choices");
                }
            }
        }
        return answers.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .findFirst()
                .map(key -> "there is no question " + key);
    }

    private Optional<String> whyNoTotal() {
        if (!scale.triage().isEmpty()) {
            return why(sum(item -> true, Optional.empty())).map(missing -> "incomplete: " + missing + upTo());
        }
        if (scale.total().isEmpty()) {
            return Optional.empty();
        }
        Scale.Total total = scale.total().get();
        return total.of().isEmpty()
                ? why(sum(item -> true, Optional.empty()))
                : parts(total.of().get()).stream()
                        .map(this::why)
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private Optional<BigDecimal> total() {
        return scale.total().map(total -> {
            List<Sum> sums = total.of().isEmpty()
                    ? List.of(sum(item -> true, Optional.empty()))
                    : parts(total.of().get());
            BigDecimal raw = sums.stream().map(Sum::whole).reduce(BigDecimal.ZERO, BigDecimal::add);
            return weighted(raw, total.weight());
        });
    }

    private List<Sum> parts(List<String> subscales) {
        return scale.subscales().stream()
                .filter(subscale -> subscales.contains(subscale.id()))
                .map(subscale -> sum(item -> subscale.items().contains(item.number()), subscale.rating()))
                .toList();
    }

    /**
     * @param points of the answered ones
     * @param missing the first that was not answered
     */
    private record Sum(int points, int answered, int asked, Optional<String> missing) {
        /** The mean of the answered ones stands for those that are missing. */
        BigDecimal whole() {
            return BigDecimal.valueOf((long) points * asked)
                    .divide(BigDecimal.valueOf(answered), MathContext.DECIMAL64);
        }

        BigDecimal mean() {
            return BigDecimal.valueOf(points).divide(BigDecimal.valueOf(answered), MathContext.DECIMAL64);
        }
    }

    private Sum sum(Predicate<Scale.Item> which, Optional<String> only) {
        int points = 0;
        int answered = 0;
        int asked = 0;
        String missing = null;
        for (Scale.Item item : scale.items()) {
            for (String rating : scale.asked(item)) {
                if (which.test(item) && only.map(rating::equals).orElse(true) && isAsked(item)) {
                    String key = scale.key(item, rating);
                    Integer value = answers.get(key);
                    asked++;
                    answered += value == null ? 0 : 1;
                    points += value == null ? 0 : points(item, rating, value);
                    missing = missing == null && value == null ? key : missing;
                }
            }
        }
        return new Sum(points, answered, asked, Optional.ofNullable(missing));
    }

    private boolean isAsked(Scale.Item item) {
        return asksAll
                || item.onlyIf()
                        .map(condition -> Integer.valueOf(condition.value())
                                .equals(answers.get(String.valueOf(condition.item()))))
                        .orElse(true);
    }

    private int points(Scale.Item item, String rating, int value) {
        if (!scale.reversed().contains(item.number())) {
            return value;
        }
        List<Scale.Choice> choices = choices(rating);
        int lowest = choices.stream().mapToInt(Scale.Choice::value).min().orElse(0);
        int highest = choices.stream().mapToInt(Scale.Choice::value).max().orElse(0);
        return lowest + highest - value;
    }

    private List<Scale.Choice> choices(String rating) {
        return scale.ratings().getOrDefault(rating, List.of());
    }

    private Optional<String> why(Sum sum) {
        int missing = sum.asked() - sum.answered();
        int allowed = scale.missing().rule().equals("none-allowed")
                ? 0
                : scale.missing().maxPercent();
        if (sum.answered() > 0 && missing * 100 <= allowed * sum.asked()) {
            return Optional.empty();
        }
        String which = missing == 1 ? "question " + sum.missing().orElse("") + " was" : missing + " questions were";
        return Optional.of(which + " not answered");
    }

    private static BigDecimal weighted(BigDecimal raw, BigDecimal weight) {
        BigDecimal exact = raw.multiply(weight).stripTrailingZeros();
        return exact.scale() < DECIMALS_MIN ? exact.setScale(DECIMALS_MIN) : exact;
    }

    private static Optional<BigDecimal> scoreOf(String of, Optional<BigDecimal> total, List<ScaleScore.Part> parts) {
        if (of.equals(Scale.TOTAL)) {
            return total;
        }
        return parts.stream()
                .filter(part -> part.subscale().equals(of))
                .findFirst()
                .flatMap(ScaleScore.Part::score);
    }

    private List<ScaleScore.FoundBand> bands(Optional<BigDecimal> total, List<ScaleScore.Part> parts) {
        List<ScaleScore.FoundBand> found = new ArrayList<>();
        for (Scale.BandTable table : scale.bandTables()) {
            scoreOf(table.of(), total, parts)
                    .flatMap(score -> table.bands().stream()
                            .filter(band -> score.compareTo(BigDecimal.valueOf(band.from())) >= 0)
                            .reduce((lower, higher) -> higher))
                    .ifPresent(band -> found.add(new ScaleScore.FoundBand(table.id(), band)));
        }
        return found;
    }

    private List<Scale.Cutoff> cutoffs(Optional<BigDecimal> total, List<ScaleScore.Part> parts) {
        return scale.cutoffs().stream()
                .filter(cutoff -> scoreOf(cutoff.of(), total, parts)
                        .filter(score -> score.compareTo(BigDecimal.valueOf(cutoff.from())) >= 0)
                        .isPresent())
                .toList();
    }

    /** The level that is certain; empty where what was not answered could still mean a worse one. */
    private Optional<Scale.Level> triage() {
        return worst().filter(level ->
                level.anyOf().isEmpty() || level.anyOf().stream().anyMatch(this::isAboveZero));
    }

    /** The worst level that the answers leave possible. */
    private Optional<Scale.Level> worst() {
        return scale.triage().stream()
                .filter(level -> level.anyOf().isEmpty()
                        || level.anyOf().stream().anyMatch(item -> isAboveZero(item) || couldBeAboveZero(item)))
                .findFirst();
    }

    private String upTo() {
        return triage().isPresent()
                ? ""
                : worst().map(level -> ", so the level may be as high as " + level.label())
                        .orElse("");
    }

    /** Whether it was not answered and might have been asked. */
    private boolean couldBeAboveZero(int item) {
        return !answers.containsKey(String.valueOf(item))
                && scale.items().stream()
                        .filter(one -> one.number() == item)
                        .flatMap(one -> one.onlyIf().stream())
                        .allMatch(condition ->
                                Integer.valueOf(condition.value()).equals(answers.get(String.valueOf(condition.item())))
                                        || couldBeAboveZero(condition.item()));
    }

    private boolean isAboveZero(int item) {
        Integer value = answers.get(String.valueOf(item));
        return value != null && value > 0;
    }

    private ScaleScore.Risk risk() {
        if (scale.riskItems().isEmpty()) {
            return ScaleScore.Risk.NOT_ASKED;
        }
        if (scale.riskItems().stream().anyMatch(this::isAboveZero)) {
            return ScaleScore.Risk.RAISED;
        }
        boolean complete = scale.items().stream()
                .filter(item -> scale.riskItems().contains(item.number()) && isAsked(item))
                .allMatch(item -> answers.containsKey(String.valueOf(item.number())));
        return complete ? ScaleScore.Risk.NOT_RAISED : ScaleScore.Risk.UNANSWERED;
    }
}
