package dev.inhabit.server.session;

import dev.inhabit.protocol.LookedAt;
import dev.inhabit.server.feed.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Where the patient looked in one sample of {@value #SAMPLE_MS} ms, coarsely: enough for a map of the gaze, and no more is
 * kept.
 *
 * @param yawCell of {@value #CELL_DEG}° from −180°, 0 to 71
 * @param pitchCell of {@value #CELL_DEG}° from −90°, 0 to 35
 * @param npc whose face; null for none
 */
public record Look(
        int yawCell, int pitchCell, LookedAt at, @Nullable Integer npc) {
    public static final int SAMPLE_MS = 300;
    public static final int CELL_DEG = 5;
    public static final int YAW_CELLS = 360 / CELL_DEG;
    public static final int PITCH_CELLS = 180 / CELL_DEG;

    /** Stands for a sample without a pose. */
    static final int NONE = -1;

    /** Where people are, seen from the patient: a proposal of this project, for headsets that do not say. */
    private static final double PEOPLE_YAW_DEG = 60;

    private static final double PEOPLE_LEAST_PITCH_DEG = -30;
    private static final double PEOPLE_MOST_PITCH_DEG = 20;

    /** Of {@link LookedAt}, as they are stored: the place is the number, never to be moved. */
    private static final LookedAt[] STORED = {LookedAt.ELSEWHERE, LookedAt.AUDIENCE, LookedAt.SCREEN, LookedAt.FACE};

    private static final int TARGETS = 4;
    private static final int CELLS = 100;

    static Look of(Moment.Pose pose) {
        return new Look(
                cell(pose.yawDeg() + 180, YAW_CELLS),
                cell(pose.pitchDeg() + 90, PITCH_CELLS),
                at(pose),
                pose.gazeNpc());
    }

    private static int cell(double deg, int cells) {
        return Math.max(0, Math.min(cells - 1, (int) Math.floor(deg / CELL_DEG)));
    }

    private static LookedAt at(Moment.Pose pose) {
        LookedAt told = pose.at();
        if (pose.gazeNpc() != null) {
            return LookedAt.FACE;
        } else if (told != null) {
            return told;
        }
        boolean isTowardsPeople = Math.abs(pose.yawDeg()) <= PEOPLE_YAW_DEG
                && pose.pitchDeg() >= PEOPLE_LEAST_PITCH_DEG
                && pose.pitchDeg() <= PEOPLE_MOST_PITCH_DEG;
        return isTowardsPeople ? LookedAt.AUDIENCE : LookedAt.ELSEWHERE;
    }

    /** As one number: ((npc + 1)·4 + target)·10000 + yaw·100 + pitch, npc −1 for none. */
    int code() {
        int target = 0;
        while (STORED[target] != at) {
            target++;
        }
        int who = npc == null ? 0 : npc + 1;
        return ((who * TARGETS + target) * CELLS + yawCell) * CELLS + pitchCell;
    }

    static Look of(int code) {
        int direction = code % (CELLS * CELLS);
        int what = code / (CELLS * CELLS);
        int who = what / TARGETS;
        return new Look(direction / CELLS, direction % CELLS, STORED[what % TARGETS], who == 0 ? null : who - 1);
    }
}
