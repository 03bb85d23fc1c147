package dev.inhabit.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.bench.clinic.SessionSocket;
import dev.inhabit.protocol.Rest.Purpose;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Recorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two thousand messages that no good client sends, by every way in, while another session goes on. */
@WithClinic
@Timeout(600)
final class NonsenseIntegrationTests {
    private static final int MESSAGES = Integer.getInteger("nonsense.messages", 2_000);
    private static final String MARKER = "qzmarker7f3a";
    /** What is alive on the heap may grow by code and caches that were not there before, not with the messages. */
    private static final long LIVE_GROWTH_MAX_BYTES = 32L << 20;

    private static final long RESIDENT_GROWTH_MAX_BYTES = 384L << 20;

    @Test
    void eachIsAnsweredOrClosedAndNothingElseMoves(Clinic clinic) throws Exception {
        Visit visit = new Visit(clinic);
        String target = visit.startedSession();
        String other = visit.startedSession();
        NioEventLoopGroup loops = new NioEventLoopGroup(1);
        try (NonsenseSender sender = new NonsenseSender(visit, clinic.url(), target)) {
            SessionSocket headset =
                    new SessionSocket(loops.next(), visit.api, visit.signIn(Purpose.HEADSET), other, Purpose.HEADSET);
            SessionSocket page =
                    new SessionSocket(loops.next(), visit.api, visit.signIn(Purpose.WATCH), other, Purpose.WATCH);
            headset.awaitLive();
            page.awaitLive();
            Recorder acknowledged = new Recorder(3);
            Ratings ratings = Ratings.give(headset, TimeUnit.MILLISECONDS.toNanos(250), 0, acknowledged);

            // Once each, so that what is loaded at first use counts as being there before.
            NonsenseKinds kinds = new NonsenseKinds(sender, visit, target, clinic.patient(), MARKER);
            List<NonsenseKind> once = kinds.each(1);
            Map<String, Map<String, Integer>> first = new LinkedHashMap<>();
            send(once, first);
            assertEquals(List.of(), unexpected(once, first), "answered otherwise at first, or not at all");
            List<NonsenseKind> all = kinds.together(MESSAGES);
            String targetBefore = sender.heldOf(target);
            long liveBefore = clinic.liveBytes();
            long residentBefore = clinic.residentBytes();
            int updatesBefore = page.updates();

            Map<String, Map<String, Integer>> answers = new LinkedHashMap<>();
            long start = System.nanoTime();
            int sent = send(all, answers);
            double seconds = (System.nanoTime() - start) / 1e9;
            int updates = page.updates() - updatesBefore;
            answers.forEach((kind, counts) -> System.out.printf("%-36s %s%n", kind, counts));
            ratings.stop();
            ratings.awaitAnswers();
            long liveAfter = clinic.liveBytes();
            long residentAfter = clinic.residentBytes();

            System.out.printf(
                    "%d messages of %d kinds in %.1f s; another session's page heard %d updates, its ratings were acknowledged within %.0f ms; alive on the heap %.1f -> %.1f MB, resident %.0f -> %.0f MB%n",
                    sent,
                    all.size(),
                    seconds,
                    updates,
                    acknowledged.getIntervalHistogram().getMaxValue() / 1e3,
                    liveBefore / 1e6,
                    liveAfter / 1e6,
                    residentBefore / 1e6,
                    residentAfter / 1e6);

            assertTrue(sent >= MESSAGES, "sent " + sent);
            assertEquals(List.of(), unexpected(all, answers), "answered otherwise, or not at all");
            assertEquals(targetBefore, sender.heldOf(target), "the session that it was sent to has changed");
            assertTrue(liveAfter - liveBefore < LIVE_GROWTH_MAX_BYTES, "what is alive on the heap grew");
            assertTrue(residentAfter - residentBefore < RESIDENT_GROWTH_MAX_BYTES, "the process grew");
            assertTrue(updates > seconds, "the other session stood still");
            assertEquals(0, headset.losses() + page.losses(), "sockets of the other session lost");
            assertEquals(0, ratings.unrecorded(), "ratings of the other session not recorded");
            assertTrue(ratings.recorded().size() > 3, "the other session's ratings are recorded");
            page.awaitUpdatesOf(ratings.recorded());
            assertFalse(clinic.log().contains(MARKER), "the server's log repeats what it was sent");
        } finally {
            loops.shutdownGracefully(100, 2_000, TimeUnit.MILLISECONDS).syncUninterruptibly();
        }
    }

    private static int send(List<NonsenseKind> kinds, Map<String, Map<String, Integer>> answers) throws Exception {
        int sent = 0;
        int most = kinds.stream().mapToInt(NonsenseKind::times).max().orElse(0);
        for (int i = 0; i < most; i++) {
            for (NonsenseKind kind : kinds) {
                if (i < kind.times()) {
                    String answer = kind.way().send(i);
                    answers.computeIfAbsent(kind.name(), name -> new TreeMap<>())
                            .merge(answer, 1, Integer::sum);
                    sent++;
                }
            }
        }
        return sent;
    }

    private static List<String> unexpected(List<NonsenseKind> kinds, Map<String, Map<String, Integer>> answers) {
        List<String> unexpected = new ArrayList<>();
        for (NonsenseKind kind : kinds) {
            answers.getOrDefault(kind.name(), Map.of(NonsenseSender.SILENCE, 0)).forEach((answer, count) -> {
                if (!kind.answers().matcher(answer).matches()) {
                    unexpected.add(kind.name() + ": " + count + " x " + answer);
                }
            });
        }
        return unexpected;
    }
}
