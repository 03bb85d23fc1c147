package dev.inhabit.server.crowd.simulation;

import dev.inhabit.protocol.crowd.GazeTarget;
import dev.inhabit.protocol.crowd.NpcAnimation;
import dev.inhabit.server.content.Chance;
import java.util.Arrays;

/**
 * What people in an audience do with their bodies and eyes: how often, by state and personality, and for how long. Made
 * by watching, without clinical authority. Rows by state code (attentive, bored, skeptical, engaged, ambient), columns by
 * animation or gaze code.
 */
final class Gestures {
    static final int IDLE = NpcAnimation.IDLE.code();
    static final int YAWN = NpcAnimation.YAWN.code();
    static final int FIDGET = NpcAnimation.FIDGET.code();
    static final int WHISPER = NpcAnimation.WHISPER.code();
    static final int SPEAKER = GazeTarget.SPEAKER.code();
    static final int NEIGHBOUR_LEFT = GazeTarget.NEIGHBOUR_LEFT.code();
    static final int NEIGHBOUR_RIGHT = GazeTarget.NEIGHBOUR_RIGHT.code();

    private static final int ANIMATIONS = NpcAnimation.values().length;
    private static final int PERSONALITIES = 4;

    /** idle nod lean notes yawn fidget away watch frown cross whisper phone smile clap raise arriving leaving. */
    private static final int[][] ANIMATION_WEIGHTS = {
        {46, 15, 7, 14, 1, 6, 2, 1, 1, 3, 1, 0, 5, 0, 0, 0, 0},
        {34, 0, 0, 0, 10, 16, 12, 7, 0, 6, 4, 11, 0, 0, 0, 0, 0},
        {34, 0, 5, 7, 0, 4, 4, 1, 21, 19, 5, 0, 0, 0, 0, 0, 0},
        {24, 26, 18, 19, 0, 2, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0, 0},
        {16, 0, 0, 8, 3, 11, 12, 2, 0, 0, 18, 30, 0, 0, 0, 0, 0},
    };

    /** In quarters; the same columns. Rows friendly, neutral, skeptical, hostile. */
    private static final int[][] ANIMATION_QUARTERS = {
        {4, 6, 5, 4, 3, 4, 3, 3, 1, 2, 3, 3, 8, 4, 4, 4, 4},
        {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4},
        {4, 3, 4, 5, 4, 4, 4, 4, 6, 6, 4, 4, 1, 4, 4, 4, 4},
        {4, 1, 2, 2, 6, 5, 6, 7, 8, 8, 6, 6, 0, 4, 4, 4, 4},
    };

    private static final int[] TICKS_MIN = {15, 8, 30, 40, 20, 12, 12, 10, 15, 50, 20, 40, 12, 20, 30, 0, 0};
    private static final int[] TICKS_MAX = {50, 14, 80, 100, 30, 25, 30, 16, 40, 120, 50, 120, 25, 60, 50, 0, 0};

    /** Speaker, slides, neighbour left and right, phone, away, floor. */
    private static final int[][] GAZE_WEIGHTS = {
        {68, 18, 2, 2, 0, 6, 4},
        {22, 10, 8, 8, 0, 30, 22},
        {62, 14, 5, 5, 0, 10, 4},
        {76, 18, 1, 1, 0, 2, 2},
        {8, 6, 10, 10, 0, 34, 32},
    };

    private static final int[] GAZE_TICKS_MIN = {20, 15, 6, 6, 20, 10, 10};
    private static final int[] GAZE_TICKS_MAX = {70, 45, 16, 16, 60, 30, 35};

    /** Where one looks while doing it; −1: wherever. */
    private static final int[] GAZE_OF_ANIMATION = gazeOfAnimation();

    private static final int[][] ANIMATION_SUMS = animationSums();
    private static final int[][] GAZE_SUMS = new int[GAZE_WEIGHTS.length][];

    static {
        for (int state = 0; state < GAZE_WEIGHTS.length; state++) {
            GAZE_SUMS[state] = sums(GAZE_WEIGHTS[state]);
        }
    }

    private Gestures() {}

    static int animation(int state, int personality, long random) {
        return pick(ANIMATION_SUMS[state * PERSONALITIES + personality], random);
    }

    static int gaze(int state, long random) {
        return pick(GAZE_SUMS[state], random);
    }

    static int gazeOf(int animation) {
        return GAZE_OF_ANIMATION[animation];
    }

    static int animationTicks(int animation, long random) {
        int min = TICKS_MIN[animation];
        return min + Chance.below(random, TICKS_MAX[animation] - min + 1);
    }

    static int gazeTicks(int gaze, long random) {
        int min = GAZE_TICKS_MIN[gaze];
        return min + Chance.below(random, GAZE_TICKS_MAX[gaze] - min + 1);
    }

    private static int pick(int[] sums, long random) {
        int at = Chance.below(random, sums[sums.length - 1]);
        int i = 0;
        while (sums[i] <= at) {
            i++;
        }
        return i;
    }

    private static int[] sums(int[] weights) {
        int[] sums = new int[weights.length];
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            sums[i] = sum;
        }
        return sums;
    }

    private static int[][] animationSums() {
        int[][] all = new int[ANIMATION_WEIGHTS.length * PERSONALITIES][];
        for (int state = 0; state < ANIMATION_WEIGHTS.length; state++) {
            for (int personality = 0; personality < PERSONALITIES; personality++) {
                int[] weights = new int[ANIMATIONS];
                for (int i = 0; i < ANIMATIONS; i++) {
                    weights[i] = ANIMATION_WEIGHTS[state][i] * ANIMATION_QUARTERS[personality][i];
                }
                all[state * PERSONALITIES + personality] = sums(weights);
            }
        }
        return all;
    }

    private static int[] gazeOfAnimation() {
        int[] gaze = new int[ANIMATIONS];
        Arrays.fill(gaze, CrowdArrays.NONE);
        gaze[NpcAnimation.NOD.code()] = SPEAKER;
        gaze[NpcAnimation.LEAN_FORWARD.code()] = SPEAKER;
        gaze[NpcAnimation.SMILE.code()] = SPEAKER;
        gaze[NpcAnimation.CLAP.code()] = SPEAKER;
        gaze[NpcAnimation.RAISE_HAND.code()] = SPEAKER;
        gaze[NpcAnimation.LOOK_AWAY.code()] = GazeTarget.AWAY.code();
        gaze[NpcAnimation.CHECK_WATCH.code()] = GazeTarget.FLOOR.code();
        gaze[NpcAnimation.PHONE.code()] = GazeTarget.PHONE.code();
        return gaze;
    }
}
