package dev.inhabit.protocol.crowd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes in {@code golden/crowd} are the format: every decoder, in whatever language, must read them. */
class GoldenFrameTests {
    private static final long FIRST = NpcWord.pack(
            0,
            NpcState.ENGAGED.code(),
            NpcPersonality.FRIENDLY.code(),
            NpcPresence.SEATED.code(),
            true,
            NpcAnimation.RAISE_HAND.code(),
            GazeTarget.SPEAKER.code(),
            230,
            298,
            255,
            false);
    private static final long WALKING = NpcWord.pack(
            2,
            NpcState.BORED.code(),
            NpcPersonality.HOSTILE.code(),
            NpcPresence.ARRIVING.code(),
            false,
            NpcAnimation.ARRIVING.code(),
            GazeTarget.FLOOR.code(),
            64,
            290,
            77,
            false);
    private static final long LAST = NpcWord.pack(
            299,
            NpcState.SKEPTICAL.code(),
            NpcPersonality.SKEPTICAL.code(),
            NpcPresence.SEATED.code(),
            false,
            NpcAnimation.CROSS_ARMS.code(),
            GazeTarget.NEIGHBOUR_RIGHT.code(),
            140,
            17,
            255,
            true);

    private static CrowdPicture picture() {
        CrowdPicture picture = new CrowdPicture(300);
        picture.begin(0xFEDC_BA98L, 300, 150, true);
        picture.set(FIRST);
        picture.set(WALKING);
        picture.set(LAST);
        return picture;
    }

    @Test
    void keyframe() throws Exception {
        assertGolden("keyframe", picture().keyframe());
    }

    /** NPC 2 leaves between keyframe and delta, NPC 299 changes its posture; time is stopped. */
    @Test
    void delta() throws Exception {
        CrowdPicture picture = picture();
        picture.begin(0xFEDC_BA98L, 302, 151, false);
        picture.set(NpcWord.absent(2));
        picture.set(NpcWord.pack(299, 0, 2, 2, false, 0, 1, 200, 302, 255, false));
        byte[] bytes = picture.deltaSince(300);
        assertGolden("delta", bytes);

        CrowdPicture watcher = new CrowdPicture(300);
        watcher.apply(ByteBuffer.wrap(golden("keyframe")));
        watcher.apply(ByteBuffer.wrap(golden("delta")));
        assertArrayEquals(picture.keyframe(), watcher.keyframe());
    }

    @Test
    void emptyDelta() throws Exception {
        CrowdPicture picture = picture();
        picture.begin(0xFEDC_BA98L, 301, 150, true);
        assertGolden("delta-empty", picture.deltaSince(300));
    }

    @Test
    void seatMap() throws Exception {
        SeatMap map = new SeatMap(
                0,
                5120,
                -21600,
                140,
                List.of(new Seat(-910, 0, -4509, 2083, 0, 5), new Seat(31000, 320, -32768, 65535, 255, 254)));
        assertGolden("seat-map", map.encode());
        assertEquals(map, SeatMap.decode(ByteBuffer.wrap(golden("seat-map"))));
    }

    @Test
    void fieldsOfTheKeyframe() throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(golden("keyframe"));
        CrowdFrame frame = CrowdFrame.read(bytes);
        assertEquals(new CrowdFrame(CrowdFrame.Kind.KEYFRAME, 0xFEDC_BA98L, 300, 300, 3, 300, 150, true), frame);
        bytes.getLong();
        long word = bytes.getLong();
        assertEquals(2, NpcWord.npc(word));
        assertEquals(NpcState.BORED, NpcWord.state(word));
        assertEquals(NpcPersonality.HOSTILE, NpcWord.personality(word));
        assertEquals(NpcPresence.ARRIVING, NpcWord.presence(word));
        assertEquals(NpcAnimation.ARRIVING, NpcWord.animation(word));
        assertEquals(GazeTarget.FLOOR, NpcWord.gaze(word));
        assertEquals(64, NpcWord.attention(word));
        assertEquals(290 & 0xFF, NpcWord.animationTick(word));
        assertEquals(77, NpcWord.way(word));
        assertEquals(false, NpcWord.isAsking(word));
        assertEquals(false, NpcWord.isSetByHand(word));
        long last = bytes.getLong();
        assertEquals(299, NpcWord.npc(last));
        assertEquals(true, NpcWord.isSetByHand(last));
    }

    private static void assertGolden(String name, byte[] bytes) throws Exception {
        assertEquals(HexFormat.of().formatHex(golden(name)), HexFormat.of().formatHex(bytes));
    }

    private static byte[] golden(String name) throws Exception {
        try (InputStream in = GoldenFrameTests.class.getResourceAsStream("/golden/crowd/" + name + ".hex")) {
            assertNotNull(in, name);
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        }
    }
}
