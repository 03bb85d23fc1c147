package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.crowd.CrowdPicture;
import dev.inhabit.protocol.crowd.MalformedFrame;
import dev.inhabit.protocol.crowd.NpcPresence;
import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.protocol.crowd.NpcWord;
import dev.inhabit.server.feed.ToSocket;
import java.nio.ByteBuffer;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CrowdSlotTests {
    private static final int SEATS = 40;

    private final CrowdPicture source = new CrowdPicture(SEATS);
    private final CrowdPicture watcher = new CrowdPicture(SEATS);
    private final CrowdSlot slot = new CrowdSlot();
    private final Random random = new Random(11);
    private long tick;

    private ToSocket.Crowd next() {
        tick++;
        source.begin(1, tick, 100, true);
        for (int i = 0; i < 5; i++) {
            int npc = random.nextInt(SEATS);
            int presence = random.nextInt(4) == 0 ? NpcPresence.ABSENT.code() : NpcPresence.SEATED.code();
            int state = random.nextInt(NpcState.values().length);
            source.set(NpcWord.pack(npc, state, 0, presence, false, 0, 0, random.nextInt(256), 0, 0, false));
        }
        boolean keyframe = tick % 20 == 1;
        return new ToSocket.Crowd(keyframe ? source.keyframe() : source.deltaSince(tick - 1), keyframe);
    }

    private CrowdPicture.Applied show(byte @Nullable [] frame) throws MalformedFrame {
        assertNotNull(frame);
        return watcher.apply(ByteBuffer.wrap(frame));
    }

    private void assertSame() {
        for (int npc = 0; npc < SEATS; npc++) {
            assertEquals(source.word(npc), watcher.word(npc), "npc " + npc + " at tick " + tick);
        }
    }

    @Test
    void framesPassUntouchedToAWatcherThatKeepsUp() throws MalformedFrame {
        for (int i = 0; i < 100; i++) {
            ToSocket.Crowd frame = next();
            slot.offer(frame);
            byte[] sent = slot.take();
            assertTrue(sent == frame.bytes());
            show(sent);
            assertSame();
        }
    }

    @Test
    void aWatcherThatComesInTheMiddleWaitsForAKeyframe() {
        next();
        slot.offer(next());
        assertNull(slot.take());
    }

    @Test
    void afterADroppedDeltaNothingIsSentUntilAKeyframeThenFramesAreMerged() throws MalformedFrame {
        slot.offer(next());
        show(slot.take());
        slot.offer(next());
        slot.offer(next());
        assertNull(slot.take());
        while (tick % 20 != 0) {
            slot.offer(next());
            assertNull(slot.take());
        }
        slot.offer(next());
        assertEquals(CrowdPicture.Applied.DONE, show(slot.take()));
        assertSame();
        for (int i = 0; i < 7; i++) {
            slot.offer(next());
        }
        assertEquals(CrowdPicture.Applied.DONE, show(slot.take()));
        assertSame();
    }

    @Test
    void aSlowWatcherThatAskedForItNeverSeesAGap() throws MalformedFrame {
        slot.merge();
        for (int i = 0; i < 500; i++) {
            slot.offer(next());
            if (random.nextInt(4) == 0) {
                assertEquals(CrowdPicture.Applied.DONE, show(slot.take()));
                assertSame();
            }
        }
    }
}
