package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.crowd.CrowdPicture;
import dev.inhabit.server.feed.ToSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutboxTests {
    static final SocketLimits LIMITS = new SocketLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            65_536,
            65_536,
            8,
            1_000,
            Duration.ofSeconds(10),
            100,
            1_000,
            1_000,
            1_000,
            1_000,
            1_000,
            1_000,
            4,
            16);
    private static final String OVERFLOW = "overflow";
    private static final long MS = 1_000_000;

    private final Outbox outbox = new Outbox(LIMITS, OVERFLOW);

    private static ToSocket.Crowd crowd(boolean keyframe) {
        CrowdPicture picture = new CrowdPicture(1);
        picture.begin(1, 1, 0, true);
        return new ToSocket.Crowd(keyframe ? picture.keyframe() : picture.deltaSince(0), keyframe);
    }

    private static String text(@org.jspecify.annotations.Nullable OutFrame frame) {
        return frame instanceof OutFrame.Text text ? text.text() : "no text";
    }

    @Test
    void reliableMessagesLeaveInOrderAndBeforeTheMoment() {
        outbox.offer(new ToSocket.Latest("moment"));
        outbox.offer(new ToSocket.Reliable("1"));
        outbox.offer(new ToSocket.Reliable("2"));
        assertEquals("1", text(outbox.poll(0)));
        assertEquals("2", text(outbox.poll(0)));
        assertEquals("moment", text(outbox.poll(0)));
        assertNull(outbox.poll(0));
    }

    @Test
    void whatIsUrgentOvertakesAllButTheWelcomeAndReachesEvenWhoReadsTooSlowly() {
        for (int i = 0; i < 50; i++) {
            outbox.offer(new ToSocket.Reliable("r" + i));
        }
        outbox.offer(new ToSocket.Urgent("leave"));
        assertEquals("r0", text(outbox.poll(0)));
        assertEquals("leave", text(outbox.poll(0)));
        assertEquals("r1", text(outbox.poll(0)));
        assertFalse(outbox.isDone());
    }

    @Test
    void ofTheMomentOnlyTheLatestLeaves() {
        for (int i = 0; i < 1_000; i++) {
            outbox.offer(new ToSocket.Latest("moment " + i));
        }
        assertEquals("moment 999", text(outbox.poll(0)));
        assertNull(outbox.poll(0));
    }

    @Test
    void theMomentLeavesNoMoreOftenThanAskedFor() {
        outbox.rate(5);
        int sent = 0;
        for (long ms = 0; ms < 10_000; ms += 10) {
            outbox.offer(new ToSocket.Latest("at " + ms));
            if (outbox.poll(ms * MS) != null) {
                sent++;
            }
        }
        assertTrue(sent >= 50 && sent <= 51, sent + " sent in 10 s at 5 Hz");
    }

    @Test
    void jitterOfTheSourceCostsNoFrames() {
        Random random = new Random(7);
        int sent = 0;
        int offered = 0;
        long nextMs = 0;
        for (long ms = 0; ms < 10_000; ms++) {
            if (ms == nextMs) {
                outbox.offer(new ToSocket.Latest("at " + ms));
                offered++;
                nextMs = offered * 100L + random.nextInt(31);
            }
            if (outbox.poll(ms * MS) != null) {
                sent++;
            }
        }
        assertTrue(offered - sent <= 1, offered + " offered at 10 Hz, " + sent + " sent");
    }

    @Test
    void whoeverReadsTooSlowlyGetsWhatFitsThenIsToldToComeBackAndNothingElse() {
        for (int i = 0; i < 50; i++) {
            outbox.offer(new ToSocket.Reliable("r" + i));
        }
        outbox.offer(new ToSocket.Latest("moment"));
        List<String> sent = new ArrayList<>();
        for (OutFrame frame = outbox.poll(0); frame != null; frame = outbox.poll(0)) {
            sent.add(text(frame));
        }
        assertEquals(List.of("r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", OVERFLOW), sent);
        assertTrue(outbox.isDone());
        assertTrue(outbox.hasOverflowed());
    }

    @Test
    void sizeCountsToo() {
        outbox.offer(new ToSocket.Reliable("x".repeat(900)));
        outbox.offer(new ToSocket.ReliableBytes(new byte[200]));
        assertTrue(outbox.hasOverflowed());
    }

    @Test
    void roomComesBackAsMessagesLeave() {
        for (int round = 0; round < 100; round++) {
            outbox.offer(new ToSocket.Reliable("x".repeat(400)));
            outbox.offer(new ToSocket.Reliable("y".repeat(400)));
            assertEquals(400, text(outbox.poll(0)).length());
            assertEquals(400, text(outbox.poll(0)).length());
        }
        assertFalse(outbox.hasOverflowed());
    }

    @Test
    void whateverIsOfferedAndHoweverItIsRead_theReliableLaneIsAPrefixInOrderAndBounded() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Outbox box = new Outbox(LIMITS, OVERFLOW);
            List<String> offered = new ArrayList<>();
            List<String> got = new ArrayList<>();
            long now = 0;
            for (int step = 0; step < 400; step++) {
                now += random.nextInt(20) * MS;
                switch (random.nextInt(5)) {
                    case 0 -> {
                        String message = "r" + offered.size();
                        offered.add(message);
                        box.offer(new ToSocket.Reliable(message));
                    }
                    case 1 -> box.offer(new ToSocket.Latest("live"));
                    case 2 -> box.offer(crowd(random.nextBoolean()));
                    default -> {
                        String message = text(box.poll(now));
                        if (message.startsWith("r")) {
                            got.add(message);
                        }
                    }
                }
                assertTrue(box.waiting() <= LIMITS.reliableMax() + 1, "seed " + seed);
            }
            for (OutFrame frame = box.poll(now); frame != null; frame = box.poll(now)) {
                if (text(frame).startsWith("r")) {
                    got.add(text(frame));
                }
            }
            assertEquals(offered.subList(0, got.size()), got, "seed " + seed);
            assertTrue(box.hasOverflowed() || got.size() == offered.size(), "seed " + seed);
        }
    }

    @Test
    void saysWhenToLookAgain() {
        assertEquals(-1, outbox.dueInNanos(0));
        outbox.offer(new ToSocket.Latest("1"));
        outbox.poll(0);
        outbox.offer(new ToSocket.Latest("2"));
        assertEquals(98 * MS, outbox.dueInNanos(0));
        assertNull(outbox.poll(97 * MS));
        assertEquals("2", text(outbox.poll(98 * MS)));
    }

    @Test
    void aSourceAtTheWatchersRateSoonWaitsForNothing() {
        outbox.rate(10);
        outbox.offer(new ToSocket.Latest("out of phase"));
        assertNotNull(outbox.poll(0));
        int waited = 0;
        Random random = new Random(1);
        for (int k = 1; k < 500; k++) {
            long now = (k * 100 - 60 + random.nextInt(30)) * MS;
            outbox.offer(new ToSocket.Latest("moment " + k));
            long dueNanos = outbox.dueInNanos(now);
            assertNotNull(outbox.poll(now + (dueNanos <= 1 ? 0 : dueNanos)));
            waited += dueNanos <= 1 ? 0 : 1;
        }
        assertTrue(waited < 50, waited + " of 500 waited");
    }
}
