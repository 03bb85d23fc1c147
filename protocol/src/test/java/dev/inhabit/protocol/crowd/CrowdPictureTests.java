package dev.inhabit.protocol.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.protocol.crowd.CrowdPicture.Applied;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CrowdPictureTests {
    @Property(tries = 200)
    void keyframeGoesRound(@ForAll long seed, @ForAll @IntRange(min = 0, max = 500) int seats) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        CrowdPicture sent = new CrowdPicture(seats);
        CrowdFrames.change(sent, 20, 1, random);
        CrowdPicture got = new CrowdPicture(seats);
        CrowdFrames.change(got, 19, 1, random);

        assertEquals(Applied.DONE, got.apply(ByteBuffer.wrap(sent.keyframe())));
        assertSame(sent, got);
    }

    /** A relay that sees each tick serves a watcher that sees every n-th, by merged deltas only. */
    @Property(tries = 100)
    void mergedDeltasEqualEachTick(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 120) int seats,
            @ForAll @IntRange(min = 1, max = 9) int everyTicks)
            throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        CrowdPicture source = new CrowdPicture(seats);
        CrowdPicture relay = new CrowdPicture(seats);
        CrowdPicture watcher = new CrowdPicture(seats);
        CrowdFrames.change(source, 100, 1, random);
        relay.apply(ByteBuffer.wrap(source.keyframe()));
        watcher.apply(ByteBuffer.wrap(relay.keyframe()));
        for (long tick = 101; tick <= 140; tick++) {
            CrowdFrames.change(source, tick, 4, random);
            assertEquals(Applied.DONE, relay.apply(ByteBuffer.wrap(source.deltaSince(tick - 1))));
            if (tick % everyTicks == 0) {
                assertEquals(Applied.DONE, watcher.apply(ByteBuffer.wrap(relay.deltaSince(watcher.tick()))));
                assertSame(source, watcher);
            }
        }
    }

    @Test
    void missingOrOldFramesChangeNothing() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        CrowdPicture source = new CrowdPicture(9);
        CrowdFrames.change(source, 10, 1, random);
        byte[] old = source.keyframe();
        CrowdPicture watcher = new CrowdPicture(9);
        assertEquals(Applied.GAP, watcher.apply(ByteBuffer.wrap(source.deltaSince(9))));
        CrowdFrames.change(source, 12, 1, random);
        watcher.apply(ByteBuffer.wrap(source.keyframe()));
        long word = watcher.word(3);

        CrowdFrames.change(source, 15, 1, random);
        assertEquals(Applied.GAP, watcher.apply(ByteBuffer.wrap(source.deltaSince(13))));
        assertEquals(Applied.STALE, watcher.apply(ByteBuffer.wrap(old)));
        assertEquals(12, watcher.tick());
        assertEquals(word, watcher.word(3));
    }

    /** After a restart ticks may go back; whoever watched before must get everything anew. */
    @Test
    void newEpochCountsEverybodyAsChanged() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        CrowdPicture relay = new CrowdPicture(6);
        CrowdFrames.change(relay, 90, 1, random);
        CrowdPicture restarted = new CrowdPicture(6);
        restarted.begin(8, 40, 1, true);
        for (int npc = 0; npc < 6; npc++) {
            restarted.set(CrowdFrames.anyWord(npc, random));
        }

        assertEquals(Applied.GAP, relay.apply(ByteBuffer.wrap(restarted.deltaSince(39))));
        assertEquals(Applied.DONE, relay.apply(ByteBuffer.wrap(restarted.keyframe())));
        assertSame(restarted, relay);
        assertEquals(6, CrowdFrame.read(ByteBuffer.wrap(relay.deltaSince(39))).count());
    }

    private static void assertSame(CrowdPicture expected, CrowdPicture actual) {
        assertEquals(expected.epoch(), actual.epoch());
        assertEquals(expected.tick(), actual.tick());
        assertEquals(expected.meanAttention(), actual.meanAttention());
        assertEquals(expected.running(), actual.running());
        for (int npc = 0; npc < expected.seats(); npc++) {
            assertEquals(expected.word(npc), actual.word(npc), "NPC " + npc);
        }
    }
}
