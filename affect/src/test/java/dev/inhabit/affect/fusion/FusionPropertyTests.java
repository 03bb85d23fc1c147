package dev.inhabit.affect.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FusionPropertyTests {
    @Property
    void orderDoesNotMatter(@ForAll("readings") List<ModalityReading> readings, @ForAll long seed) {
        List<ModalityReading> shuffled = new ArrayList<>(readings);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals(Fusion.fuse(readings), Fusion.fuse(shuffled));
    }

    @Property
    void weightsSumToOneWhicheverSensesAreMissing(@ForAll("readings") List<ModalityReading> readings) {
        Fusion.fuse(readings)
                .ifPresent(fused -> assertEquals(
                        1, fused.weights().values().stream().mapToDouble(w -> w).sum(), 1e-12));
    }

    @Property
    void leavingASenseOutKeepsTheOthersInProportion(@ForAll("all") List<ModalityReading> readings) {
        Fused whole = Fusion.fuse(readings).orElseThrow();
        Fused part = Fusion.fuse(readings.subList(1, 3)).orElseThrow();
        double first = whole.weight(Modality.VOICE) / whole.weight(Modality.TEXT);
        double second = part.weight(Modality.VOICE) / part.weight(Modality.TEXT);
        assertEquals(1, second / first, 1e-9);
    }

    @Property
    void jointSharesLieBetweenTheSenses(@ForAll("all") List<ModalityReading> readings) {
        Fused fused = Fusion.fuse(readings).orElseThrow();
        assertTrue(fused.confidence() >= 0 && fused.confidence() <= 1);
        for (Emotion emotion : Emotion.all()) {
            double least = readings.stream()
                    .mapToDouble(r -> r.shares().of(emotion))
                    .min()
                    .orElseThrow();
            double most = readings.stream()
                    .mapToDouble(r -> r.shares().of(emotion))
                    .max()
                    .orElseThrow();
            double joint = fused.shares().of(emotion);
            assertTrue(joint >= least - 1e-12 && joint <= most + 1e-12);
        }
    }

    @Provide
    Arbitrary<List<ModalityReading>> readings() {
        return Combinators.combine(
                        Arbitraries.of(Modality.class).set(),
                        confidences(0),
                        shares().list().ofSize(3))
                .as((present, confidence, shares) -> {
                    List<ModalityReading> readings = new ArrayList<>();
                    for (Modality modality : present) {
                        int i = readings.size();
                        readings.add(new ModalityReading(modality, shares.get(i), confidence.get(i)));
                    }
                    return readings;
                });
    }

    /** Face, voice and text, each sure enough to count. */
    @Provide
    Arbitrary<List<ModalityReading>> all() {
        return Combinators.combine(confidences(.6), shares().list().ofSize(3))
                .as((confidence, shares) -> List.of(
                        new ModalityReading(Modality.FACE, shares.get(0), confidence.get(0)),
                        new ModalityReading(Modality.VOICE, shares.get(1), confidence.get(1)),
                        new ModalityReading(Modality.TEXT, shares.get(2), confidence.get(2))));
    }

    private static Arbitrary<List<Double>> confidences(double least) {
        return Arbitraries.doubles().between(least, 1).list().ofSize(3);
    }

    private static Arbitrary<Shares> shares() {
        return Arbitraries.doubles()
                .between(0, 1)
                .array(double[].class)
                .ofSize(7)
                .filter(weights -> Arrays.stream(weights).sum() > 0)
                .map(Shares::of);
    }
}
