package dev.inhabit.headset.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.headset.scene.Audience.Taken;
import dev.inhabit.protocol.LookedAt;
import dev.inhabit.protocol.SceneManifest;
import dev.inhabit.protocol.crowd.CrowdPicture;
import dev.inhabit.protocol.crowd.GazeTarget;
import dev.inhabit.protocol.crowd.NpcPresence;
import dev.inhabit.protocol.crowd.NpcWord;
import dev.inhabit.protocol.crowd.Seat;
import dev.inhabit.protocol.crowd.SeatMap;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The audience before the patient follows the frames of the wire. */
class AudienceTests {
    @SuppressWarnings("EnumOrdinal") // the ordinal is the wire code
    private static long person(int npc, GazeTarget gaze) {
        return NpcWord.pack(npc, 0, 1, NpcPresence.SEATED.ordinal(), false, 0, gaze.ordinal(), 200, 0, 255, false);
    }

    private static Taken take(Audience audience, byte[] bytes) {
        return audience.take(ByteBuffer.wrap(bytes));
    }

    @Test
    void people_are_seen_where_they_sit_and_looking_where_they_look() {
        Audience audience = new Audience();
        List<Seat> seats = List.of(
                new Seat(0, 0, -4000, 0, 0, 0), new Seat(4000, 0, -4000, 0, 0, 1), new Seat(0, 2000, -8000, 0, 1, 0));
        assertEquals(Taken.SEAT_MAP, take(audience, new SeatMap(0, 0, 0, 140, seats).encode()));
        CrowdPicture picture = new CrowdPicture(3);
        picture.begin(7, 10, 128, true);
        picture.set(person(1, GazeTarget.SPEAKER));
        picture.set(person(2, GazeTarget.PHONE));
        assertEquals(Taken.FRAME, take(audience, picture.keyframe()));
        assertEquals(2, audience.count());
        assertEquals(0.5, audience.lookingShare());
        assertEquals(1, audience.number(0));
        assertEquals(45, audience.yawDeg(0), 1e-9, "to the right");
        assertEquals(0, audience.yawDeg(1), 1e-9);
        assertTrue(audience.pitchDeg(1) > 0, "the upper row is above the eyes");
    }

    @Test
    void what_is_looked_at_follows_from_the_direction() {
        Scene scene = new Scene();
        assertEquals(LookedAt.ELSEWHERE, scene.lookedAt(0, 0, null), "nobody is there");
        take(
                scene.audience(),
                new SeatMap(
                                0,
                                0,
                                0,
                                140,
                                List.of(new Seat(-2000, 0, -4000, 0, 0, 0), new Seat(2000, 0, -4000, 0, 0, 1)))
                        .encode());
        CrowdPicture picture = new CrowdPicture(2);
        picture.begin(7, 10, 128, true);
        picture.set(person(0, GazeTarget.SPEAKER));
        take(scene.audience(), picture.keyframe());
        assertEquals(LookedAt.ELSEWHERE, scene.lookedAt(0, -10, null), "one person, and far to the left");
        picture.begin(7, 11, 128, true);
        picture.set(person(1, GazeTarget.SPEAKER));
        take(scene.audience(), picture.keyframe());
        assertEquals(LookedAt.AUDIENCE, scene.lookedAt(0, -10, null), "between the two");
        assertEquals(LookedAt.FACE, scene.lookedAt(0, -10, 1));
        assertEquals(LookedAt.ELSEWHERE, scene.lookedAt(0, 40, null), "the ceiling");
        assertEquals(LookedAt.ELSEWHERE, scene.lookedAt(180, 0, null), "the screen behind is dark");
    }

    @Test
    void slides_are_looked_at_where_they_hang() {
        SceneManifest.Furniture screen = new SceneManifest.Furniture(
                "screen", "screen", new SceneManifest.ScenePosition(0, 1.8, 4.3), 6, 3.4, 0.06, 180);
        Sight.Box box = Sight.Box.of(
                screen,
                new SceneManifest.PatientPlace(
                        new SceneManifest.ScenePosition(0, 0.4, 0), SceneManifest.Posture.STANDING, 1.6, null));
        assertEquals(180, Math.abs(box.middle().yawDeg()), 1e-9, "behind");
        Audience nobody = new Audience();
        assertEquals(LookedAt.SCREEN, Sight.at(-170, 15, null, nobody, box));
        assertEquals(LookedAt.SCREEN, Sight.at(170, 15, null, nobody, box));
        assertEquals(LookedAt.ELSEWHERE, Sight.at(0, 15, null, nobody, box));
        assertEquals(LookedAt.ELSEWHERE, Sight.at(180, -40, null, nobody, box));
        assertEquals(LookedAt.ELSEWHERE, Sight.at(180, 15, null, nobody, null), "dark");
    }

    @Test
    void a_delta_without_its_base_changes_nothing_until_the_next_keyframe() {
        Audience audience = new Audience();
        CrowdPicture picture = new CrowdPicture(2);
        picture.begin(7, 10, 128, true);
        picture.set(person(0, GazeTarget.SPEAKER));
        take(audience, picture.keyframe());
        picture.begin(7, 20, 128, true);
        picture.set(person(1, GazeTarget.SPEAKER));
        assertEquals(Taken.GAP, take(audience, picture.deltaSince(15)));
        assertEquals(1, audience.count());
        assertEquals(Taken.FRAME, take(audience, picture.keyframe()));
        assertEquals(2, audience.count());
        assertEquals(Taken.FRAME, take(audience, picture.deltaSince(19)));
    }

    @Test
    void a_restarted_server_with_another_hall_is_followed() {
        Audience audience = new Audience();
        CrowdPicture before = new CrowdPicture(400);
        before.begin(7, 1000, 128, true);
        before.set(person(399, GazeTarget.SPEAKER));
        take(audience, before.keyframe());
        CrowdPicture after = new CrowdPicture(5);
        after.begin(8, 3, 128, true);
        after.set(person(4, GazeTarget.FLOOR));
        assertEquals(Taken.FRAME, take(audience, after.keyframe()));
        assertEquals(1, audience.count());
        assertEquals(0, audience.lookingShare());
    }

    @Test
    void bytes_that_are_no_frame_change_nothing() {
        Audience audience = new Audience();
        for (byte[] bytes : List.of(new byte[0], new byte[] {1}, new byte[] {'I', 'S'}, new byte[24], new byte[500])) {
            assertEquals(Taken.UNREADABLE, take(audience, bytes));
        }
        assertEquals(0, audience.count());
    }
}
