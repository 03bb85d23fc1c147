package dev.inhabit.affect.text;

import dev.inhabit.affect.Emotion;
import java.util.List;

/**
 * One of the 28 finer labels of GoEmotions (Demszky and others 2020), in the order of the model's outputs, with the
 * polarity that its authors give it: 1 positive, -1 negative, 0 neither.
 */
public enum FineEmotion {
    ADMIRATION(1),
    AMUSEMENT(1),
    ANGER(-1),
    ANNOYANCE(-1),
    APPROVAL(1),
    CARING(1),
    CONFUSION(0),
    CURIOSITY(0),
    DESIRE(1),
    DISAPPOINTMENT(-1),
    DISAPPROVAL(-1),
    DISGUST(-1),
    EMBARRASSMENT(-1),
    EXCITEMENT(1),
    FEAR(-1),
    GRATITUDE(1),
    GRIEF(-1),
    JOY(1),
    LOVE(1),
    NERVOUSNESS(-1),
    OPTIMISM(1),
    PRIDE(1),
    REALIZATION(0),
    RELIEF(1),
    REMORSE(-1),
    SADNESS(-1),
    SURPRISE(0),
    NEUTRAL(0);

    private static final List<FineEmotion> ALL = List.of(values());

    private final int polarity;

    FineEmotion(int polarity) {
        this.polarity = polarity;
    }

    /** All 28 in order, without the copy that {@link #values()} makes. */
    public static List<FineEmotion> all() {
        return ALL;
    }

    public int polarity() {
        return polarity;
    }

    /** The one of the seven that its authors group it under. */
    public Emotion coarse() {
        return switch (this) {
            case ANGER, ANNOYANCE, DISAPPROVAL -> Emotion.ANGRY;
            case DISGUST -> Emotion.DISGUSTED;
            case FEAR, NERVOUSNESS -> Emotion.FEARFUL;
            case SADNESS, DISAPPOINTMENT, EMBARRASSMENT, GRIEF, REMORSE -> Emotion.SAD;
            case SURPRISE, REALIZATION, CONFUSION, CURIOSITY -> Emotion.SURPRISED;
            case NEUTRAL -> Emotion.NEUTRAL;
            case ADMIRATION,
                    AMUSEMENT,
                    APPROVAL,
                    CARING,
                    DESIRE,
                    EXCITEMENT,
                    GRATITUDE,
                    JOY,
                    LOVE,
                    OPTIMISM,
                    PRIDE,
                    RELIEF -> Emotion.HAPPY;
        };
    }
}
