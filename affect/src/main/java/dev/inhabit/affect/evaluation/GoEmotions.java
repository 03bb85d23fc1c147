package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.text.FineEmotion;

/** How the 28 labels of GoEmotions are grouped into the seven, after its authors' table (Demszky and others 2020). */
final class GoEmotions {
    private GoEmotions() {}

    static Emotion ekman(FineEmotion label) {
        return switch (label) {
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
