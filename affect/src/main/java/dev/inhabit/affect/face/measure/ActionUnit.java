package dev.inhabit.affect.face.measure;

import java.util.List;

/**
 * One movement of a face, by its number in the Facial Action Coding System (Ekman, Friesen and Hager 2002). The points of a
 * face tell some of them; the others are named for {@link EmotionUnits}.
 */
public enum ActionUnit {
    AU1(1, "inner brow raised", true),
    AU2(2, "outer brow raised", true),
    AU4(4, "brow lowered", true),
    AU5(5, "upper lid raised", true),
    AU6(6, "cheek raised", false),
    AU7(7, "lids tightened", false),
    AU9(9, "nose wrinkled", false),
    AU10(10, "upper lip raised", false),
    AU12(12, "lip corners pulled up", true),
    AU14(14, "dimple", false),
    AU15(15, "lip corners pulled down", true),
    AU16(16, "lower lip pulled down", false),
    AU17(17, "chin raised", false),
    AU20(20, "lips stretched", true),
    AU23(23, "lips tightened", false),
    AU24(24, "lips pressed", false),
    AU25(25, "lips parted", true),
    AU26(26, "jaw dropped", true),
    AU43(43, "eyes closed", true),
    /** AU43 for less than half a second: told by {@link MicroExpressions}, not by one picture. */
    AU45(45, "blink", false);

    private static final List<ActionUnit> MEASURED = List.of(AU1, AU2, AU4, AU5, AU12, AU15, AU20, AU25, AU26, AU43);

    private final int number;
    private final String movement;
    private final boolean measured;

    ActionUnit(int number, String movement, boolean measured) {
        this.number = number;
        this.movement = movement;
        this.measured = measured;
    }

    /** Those that the points of one picture tell, in order. */
    public static List<ActionUnit> measured() {
        return MEASURED;
    }

    /** As the coding system counts. */
    public int number() {
        return number;
    }

    public String movement() {
        return movement;
    }

    /** Whether the points of one picture tell it. */
    public boolean isMeasured() {
        return measured;
    }
}
