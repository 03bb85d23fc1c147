package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import java.util.Optional;
import java.util.Set;

/** Words and the emotions they are labelled with, at least one. */
record TextSample(String words, Set<Emotion> truth, Optional<String> group) {
    TextSample {
        truth = Set.copyOf(truth);
    }

    /** Names no words: they must not reach a log by way of a message. */
    @Override
    public String toString() {
        return "TextSample";
    }
}
