package dev.inhabit.headset.scene;

import dev.inhabit.headset.patient.Faces;
import dev.inhabit.protocol.SceneManifest;
import dev.inhabit.protocol.crowd.CrowdFrame;
import dev.inhabit.protocol.crowd.CrowdPicture;
import dev.inhabit.protocol.crowd.GazeTarget;
import dev.inhabit.protocol.crowd.MalformedFrame;
import dev.inhabit.protocol.crowd.NpcPresence;
import dev.inhabit.protocol.crowd.NpcWord;
import dev.inhabit.protocol.crowd.Seat;
import dev.inhabit.protocol.crowd.SeatMap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The people before the patient, as the last frames have them. Directions are as seen from a standing speaker. */
public final class Audience implements Faces {
    private static final int SEATS_OFFSET = 18;
    private static final double STANDING_EYES_M = 1.6;
    private static final double SITTING_EYES_M = 1.2;

    private final int[] seated = new int[CrowdFrame.NPCS_MAX];
    private @Nullable SeatMap map;
    private CrowdPicture picture = new CrowdPicture(0);
    private int count;
    private int looking;
    private double ownEyesM = STANDING_EYES_M;
    /** Of the faces that were there when it was last asked for; null where seats or their number have changed. */
    private Sight.@Nullable Reach reach;

    /** Numbers of those who stand. */
    private final BitSet standing = new BitSet();

    /** What became of a binary message. */
    public enum Taken {
        SEAT_MAP,
        FRAME,
        /** Older than what is shown. */
        STALE,
        /** Changes are missing: it goes on with what it has until the next keyframe. */
        GAP,
        UNREADABLE
    }

    /** They are in that room: from how high the patient sees them, and who of them stands. */
    void in(SceneManifest room) {
        ownEyesM = room.patient().at().yM() + room.patient().eyesM();
        standing.clear();
        reach = null;
        int number = 0;
        for (SceneManifest.ScenePlace place : room.places()) {
            standing.set(number++, place.posture() == SceneManifest.Posture.STANDING);
        }
        number += room.arcs().stream().mapToInt(SceneManifest.SeatArcs::seats).sum();
        for (SceneManifest.PlaceGrid grid : room.grids()) {
            int last = number + grid.columns() * grid.rows();
            standing.set(number, last, grid.posture() == SceneManifest.Posture.STANDING);
            number = last;
        }
    }

    /** Takes over a binary message of the control socket. */
    public Taken take(ByteBuffer message) {
        ByteBuffer bytes = message.slice().order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (bytes.remaining() > 1 && bytes.get(1) == SeatMap.MAGIC_1) {
                map = SeatMap.decode(bytes);
                reach = null;
                return Taken.SEAT_MAP;
            }
            return frame(bytes);
        } catch (MalformedFrame e) {
            return Taken.UNREADABLE;
        }
    }

    private Taken frame(ByteBuffer bytes) throws MalformedFrame {
        int seats = bytes.remaining() < CrowdFrame.HEADER_BYTES ? -1 : bytes.getShort(SEATS_OFFSET) & 0xFFFF;
        if (seats != picture.seats() && seats >= 0 && seats <= CrowdFrame.NPCS_MAX) {
            picture = new CrowdPicture(seats);
        }
        return switch (picture.apply(bytes)) {
            case DONE -> {
                recount();
                yield Taken.FRAME;
            }
            case STALE -> Taken.STALE;
            case GAP -> Taken.GAP;
        };
    }

    private void recount() {
        int before = count;
        count = 0;
        looking = 0;
        for (int npc = 0; npc < picture.seats(); npc++) {
            long word = picture.word(npc);
            if (NpcWord.presence(word) == NpcPresence.SEATED) {
                seated[count++] = npc;
                if (NpcWord.gaze(word) == GazeTarget.SPEAKER) {
                    looking++;
                }
            }
        }
        if (count != before) {
            reach = null;
        }
    }

    /** Where faces are. People come and go by ones, so that it holds as long as as many are there. */
    Sight.Reach reach() {
        Sight.Reach known = reach;
        if (known == null) {
            known = Sight.Reach.of(this);
            reach = known;
        }
        return known;
    }

    /** The crowd, person by person. */
    public CrowdPicture picture() {
        return picture;
    }

    /** Share of those seated who look at the speaker, 0 to 1; 0 in an empty hall. */
    public double lookingShare() {
        return count == 0 ? 0 : looking / (double) count;
    }

    /** How many are seated. */
    @Override
    public int count() {
        return count;
    }

    @Override
    public int number(int index) {
        return seated[index];
    }

    @Override
    public double yawDeg(int index) {
        Seat seat = seat(index);
        return seat == null ? 0 : Math.toDegrees(Math.atan2(seat.xMm(), -seat.zMm()));
    }

    @Override
    public double pitchDeg(int index) {
        Seat seat = seat(index);
        if (seat == null) {
            return 0;
        }
        double away = Math.hypot(seat.xMm(), seat.zMm()) / 1000;
        double eyesM = standing.get(seated[index]) ? STANDING_EYES_M : SITTING_EYES_M;
        double above = seat.yMm() / 1000.0 + eyesM - ownEyesM;
        return Math.toDegrees(Math.atan2(above, Math.max(0.5, away)));
    }

    private @Nullable Seat seat(int index) {
        int npc = seated[index];
        return map == null || npc >= map.seats().size() ? null : map.seats().get(npc);
    }
}
