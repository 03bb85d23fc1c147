package dev.inhabit.affect.face.measure;

import dev.inhabit.affect.Emotion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Which action units are said to go with an expression (Ekman and Friesen; sources differ). People who feel the emotion often
 * show something else (Barrett and others 2019): a description of prototypes, never the reading of a state.
 */
public final class EmotionUnits {
    private static final Map<Emotion, List<ActionUnit>> UNITS = units();

    private EmotionUnits() {}

    private static Map<Emotion, List<ActionUnit>> units() {
        Map<Emotion, List<ActionUnit>> units = new EnumMap<>(Emotion.class);
        units.put(Emotion.NEUTRAL, List.of());
        units.put(Emotion.HAPPY, List.of(ActionUnit.AU6, ActionUnit.AU12));
        units.put(Emotion.SAD, List.of(ActionUnit.AU1, ActionUnit.AU4, ActionUnit.AU15));
        units.put(Emotion.ANGRY, List.of(ActionUnit.AU4, ActionUnit.AU5, ActionUnit.AU7, ActionUnit.AU23));
        units.put(Emotion.SURPRISED, List.of(ActionUnit.AU1, ActionUnit.AU2, ActionUnit.AU5, ActionUnit.AU26));
        units.put(
                Emotion.FEARFUL,
                List.of(
                        ActionUnit.AU1,
                        ActionUnit.AU2,
                        ActionUnit.AU4,
                        ActionUnit.AU5,
                        ActionUnit.AU20,
                        ActionUnit.AU26));
        units.put(Emotion.DISGUSTED, List.of(ActionUnit.AU9, ActionUnit.AU15));
        return units;
    }

    /** The units that make the prototype; none for a neutral face. Variants of some authors are left out. */
    public static List<ActionUnit> of(Emotion emotion) {
        return UNITS.getOrDefault(emotion, List.of());
    }

    /**
     * How much of the prototype can be seen, 0..1: the mean intensity of those of its units that were told.
     *
     * @return empty where none of them was told, and for a neutral face
     */
    public static OptionalDouble seen(Emotion emotion, ActionUnits units) {
        double sum = 0;
        int told = 0;
        for (ActionUnit unit : of(emotion)) {
            double value = units.value(unit);
            if (!Double.isNaN(value)) {
                sum += value;
                told++;
            }
        }
        return told == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / told);
    }
}
