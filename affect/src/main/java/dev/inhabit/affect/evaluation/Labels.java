package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that data sets give to emotions. */
final class Labels {
    private static final Map<String, Emotion> OURS = new HashMap<>();
    /** Known, and none of the seven: such samples are left out and counted. */
    private static final Set<String> OTHERS =
            Set.of("contempt", "calm", "boredom", "bored", "anticipation", "trust", "other", "unknown", "none");

    static {
        name(Emotion.NEUTRAL, "neutral", "neutrality");
        name(Emotion.HAPPY, "happy", "happiness", "joy");
        name(Emotion.SURPRISED, "surprised", "surprise");
        name(Emotion.SAD, "sad", "sadness");
        name(Emotion.ANGRY, "angry", "anger");
        name(Emotion.DISGUSTED, "disgusted", "disgust");
        name(Emotion.FEARFUL, "fearful", "fear", "anxiety");
    }

    private Labels() {}

    private static void name(Emotion emotion, String... names) {
        for (String name : names) {
            OURS.put(name, emotion);
        }
    }

    /** The emotion of that name, in either case; empty for one that is none of the seven. */
    static Optional<Emotion> emotion(String label) {
        return Optional.ofNullable(OURS.get(lower(label)));
    }

    /** Whether it is a name of an emotion at all. */
    static boolean isKnown(String label) {
        return OURS.containsKey(lower(label)) || OTHERS.contains(lower(label));
    }

    private static String lower(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }
}
