package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import java.util.Optional;
import java.util.Set;

/**
 * One sample that was read.
 *
 * @param truth what it is labelled; one emotion or, for words, several; never empty
 * @param top the emotion with the largest share
 * @param present the emotions above their own threshold; where a sense has none, {@code top} alone
 * @param confidence of {@code top}, 0..1
 * @param named false where the sense says "unknown" in spite of having shares
 * @param group such as a speaker; empty where the data names none
 */
public record Judged(
        Set<Emotion> truth,
        Emotion top,
        Set<Emotion> present,
        double confidence,
        boolean named,
        Optional<String> group) {

    public Judged {
        truth = Set.copyOf(truth);
        present = Set.copyOf(present);
        if (truth.isEmpty()) {
            throw new IllegalArgumentException("a sample without truth cannot be judged");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0..1");
        }
    }

    /** Whether the largest share is one of the labels. */
    public boolean isRight() {
        return truth.contains(top);
    }
}
