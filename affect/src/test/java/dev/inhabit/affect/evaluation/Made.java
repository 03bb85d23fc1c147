package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import java.util.Optional;
import java.util.Set;

/** Samples made up for tests. */
final class Made {
    private Made() {}

    static Judged judged(Emotion truth, Emotion top, double confidence) {
        return new Judged(Set.of(truth), top, Set.of(top), confidence, true, Optional.empty());
    }

    static Judged judged(Emotion truth, Emotion top, double confidence, boolean named, String group) {
        return new Judged(Set.of(truth), top, Set.of(top), confidence, named, Optional.of(group));
    }

    static Judged labelled(Set<Emotion> truth, Emotion top, Set<Emotion> present) {
        return new Judged(truth, top, present, .5, true, Optional.empty());
    }
}
