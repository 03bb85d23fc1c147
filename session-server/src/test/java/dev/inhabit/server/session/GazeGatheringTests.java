package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.LookedAt;
import dev.inhabit.server.feed.Moment;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of where the patient looked, and of how much they moved. */
class GazeGatheringTests {
    private static Moment.Pose pose(double yawDeg, @Nullable Integer npc) {
        return new Moment.Pose(yawDeg, 0, npc);
    }

    private static SortedMap<Long, Look> samples(@Nullable GazeChunk chunk) {
        SortedMap<Long, Look> all = new TreeMap<>();
        Objects.requireNonNull(chunk).into(all);
        return all;
    }

    @Property
    void aLookIsReadFromItsNumberAsItWas(
            @ForAll @DoubleRange(min = -180, max = 180) double yawDeg,
            @ForAll @DoubleRange(min = -90, max = 90) double pitchDeg,
            @ForAll @IntRange(min = -1, max = 499) int npc,
            @ForAll LookedAt told) {
        Look look = Look.of(new Moment.Pose(yawDeg, pitchDeg, npc < 0 ? null : npc, told));
        assertEquals(look, Look.of(look.code()));
        assertEquals(npc < 0 ? told : LookedAt.FACE, look.at());
    }

    @Test
    void ofTenPosesASecondOneIsKeptForEachThreeTenthsOfASecond() {
        GazeGathering gaze = new GazeGathering();
        for (int ms = 0; ms < 5_000; ms += 100) {
            gaze.felt(pose(0, ms < 2_500 ? 4 : null), ms);
        }
        GazeChunk chunk = Objects.requireNonNull(gaze.take());
        assertEquals(0, chunk.fromSample());
        assertEquals(17, chunk.looks().size());
        assertEquals(
                9,
                samples(chunk).values().stream()
                        .filter(look -> look.at() == LookedAt.FACE)
                        .count());
        assertNull(gaze.take(), "taken once");
    }

    @Test
    void aSampleAcrossTwoChunksIsKeptOnceAndAGapStaysOne() {
        GazeGathering gaze = new GazeGathering();
        gaze.felt(pose(0, 1), 4_900);
        GazeChunk first = gaze.take();
        gaze.felt(pose(0, 2), 5_000);
        gaze.felt(pose(0, 3), 5_100);
        gaze.felt(pose(0, 4), 6_000);
        SortedMap<Long, Look> all = samples(first);
        Objects.requireNonNull(gaze.take()).into(all);
        assertEquals(java.util.List.of(16L, 17L, 20L), java.util.List.copyOf(all.keySet()));
        assertEquals(1, Objects.requireNonNull(all.get(16L)).npc());
    }

    @Test
    void aHeadsetThatDoesNotSayIsReadByItsDirection() {
        assertEquals(LookedAt.AUDIENCE, Look.of(pose(40, null)).at());
        assertEquals(LookedAt.ELSEWHERE, Look.of(pose(140, null)).at());
        assertEquals(LookedAt.ELSEWHERE, Look.of(new Moment.Pose(0, -60, null)).at(), "at the floor");
        assertEquals(
                LookedAt.SCREEN,
                Look.of(new Moment.Pose(40, 0, null, LookedAt.SCREEN)).at());
    }

    @Test
    void aHeadThatTurnsHasItsSpeedAndOneSeenTooSeldomHasNone() {
        MotionGathering motion = new MotionGathering();
        for (int i = 0; i <= 20; i++) {
            motion.felt(pose(i * 5, null), 100L * i);
        }
        motion.felt(new Moment.Motion(.2));
        motion.felt(new Moment.Motion(.4));
        MotionChunk chunk = Objects.requireNonNull(motion.take());
        assertEquals(50, Objects.requireNonNull(chunk.headDegPerS()), .001);
        assertEquals(.3, Objects.requireNonNull(chunk.accelerationG()), .001);
        assertNull(motion.take());
        motion.felt(pose(0, null), 10_000);
        motion.felt(pose(90, null), 12_000);
        assertNull(motion.take(), "two seconds apart nobody knows how it turned");
    }
}
