package dev.inhabit.affect.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.Emotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FiguresPropertyTests {
    private static final double NEAR = 1e-9;

    @Property
    void everyShareLiesBetweenNoneAndAll(@ForAll("samples") List<Judged> samples) {
        Figures figures = Figures.of(samples, List.of());
        Stream.of(
                        figures.accuracy(),
                        figures.uar(),
                        figures.macroF1(),
                        figures.presentMacroF1(),
                        figures.named(),
                        figures.calibration().ece())
                .flatMapToDouble(OptionalDouble::stream)
                .forEach(share -> assertTrue(share >= 0 && share <= 1 + NEAR, "share " + share));
    }

    @Property
    void orderDoesNotMatter(@ForAll("samples") List<Judged> samples, @ForAll Random random) {
        List<Judged> shuffled = new ArrayList<>(samples);
        Collections.shuffle(shuffled, random);
        Figures one = Figures.of(samples, List.of());
        Figures other = Figures.of(shuffled, List.of());
        assertEquals(one.confusion(), other.confusion());
        assertEquals(one.macroF1(), other.macroF1());
        assertEquals(one.presentMacroF1(), other.presentMacroF1());
        assertEquals(
                one.calibration().ece().orElse(-1), other.calibration().ece().orElse(-1), NEAR);
    }

    @Property
    void confusionAndBinsHoldEverySampleOnce(@ForAll("samples") List<Judged> samples) {
        Figures figures = Figures.of(samples, List.of());
        assertEquals(
                samples.size(),
                figures.confusion().stream()
                        .flatMap(List::stream)
                        .mapToInt(Integer::intValue)
                        .sum());
        assertEquals(
                samples.size(),
                figures.calibration().bins().stream()
                        .mapToInt(Calibration.Bin::samples)
                        .sum());
    }

    @Property
    void accuracyIsTheMeanOfRecallsWeighedBySamples(@ForAll("samples") List<Judged> samples) {
        Confusion confusion = Confusion.of(samples);
        double weighed = 0;
        for (Emotion emotion : Emotion.all()) {
            weighed += confusion.recall(emotion).orElse(0) * confusion.support(emotion);
        }
        assertEquals(confusion.accuracy().orElse(0) * samples.size(), weighed, NEAR);
    }

    @Property
    void readingEveryLabelRightIsPerfect(@ForAll("samples") List<Judged> samples) {
        List<Judged> right = samples.stream()
                .map(sample -> new Judged(
                        sample.truth(), sample.truth().iterator().next(), sample.truth(), 1, true, sample.group()))
                .toList();
        Figures figures = Figures.of(right, List.of());
        for (OptionalDouble share :
                List.of(figures.accuracy(), figures.uar(), figures.macroF1(), figures.presentMacroF1())) {
            assertEquals(samples.isEmpty() ? 0 : 1, share.orElse(0), NEAR);
        }
        assertEquals(0, figures.calibration().ece().orElse(0), NEAR);
    }

    @Property
    void groupsTogetherHoldEverySample(@ForAll("samples") List<Judged> samples) {
        Figures figures = Figures.of(samples, List.of());
        long grouped =
                samples.stream().filter(sample -> sample.group().isPresent()).count();
        assertEquals(
                grouped,
                figures.groups().stream().mapToInt(Figures.OfGroup::read).sum());
    }

    @Provide
    Arbitrary<List<Judged>> samples() {
        Arbitrary<Emotion> emotion = Arbitraries.of(Emotion.all());
        Arbitrary<Set<Emotion>> truth = emotion.set().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Optional<String>> group = Arbitraries.of(Optional.of("a"), Optional.of("b"), Optional.empty());
        return Combinators.combine(
                        truth,
                        emotion,
                        emotion.set().ofMaxSize(3),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of(true, false),
                        group)
                .as(Judged::new)
                .list()
                .ofMaxSize(40);
    }
}
