package dev.inhabit.bench;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.SessionCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * P2: acknowledged commands of many sessions, each with one command or one burst of 30 under way, beside the driver
 * alone on the same table.
 */
final class DurableAppend implements BenchCase {
    private static final int BURST = 30;
    private static final String OURS = "inhabit";
    private static final String RAW = "driver alone";

    private final SessionNode.SharedStore shared;

    DurableAppend(SessionNode.SharedStore shared) {
        this.shared = shared;
    }

    @Override
    public String id() {
        return "P2";
    }

    @Override
    public String title() {
        return "durable append: acknowledged commands";
    }

    @Override
    public Report run(Plan plan) throws Exception {
        int count = plan.quick() ? 50 : 200;
        Samples samples = new Samples();
        List<String> notes = new ArrayList<>();
        try (SessionNode node = shared.node(plan, "append")) {
            List<EntityId> sessions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                sessions.add(node.created());
            }
            // Changes nothing that a session keeps, so that the last event of a run costs what the first did.
            SessionCommand command = new SessionCommand.Encourage(SessionNode.THERAPIST, "You are doing well.");
            node.answer(sessions.get(0), command);
            RawJournal raw = new RawJournal(node.store.session(), node.store.keyspace(), "session|" + sessions.get(0));
            long[] written = new long[count];
            IntFunction<CompletionStage<?>> single = i -> node.submit(sessions.get(i), command);
            IntFunction<CompletionStage<?>> burst = i -> {
                CompletableFuture<?>[] all = new CompletableFuture<?>[BURST];
                for (int k = 0; k < BURST; k++) {
                    all[k] = node.submit(sessions.get(i), command).toCompletableFuture();
                }
                return CompletableFuture.allOf(all);
            };
            IntFunction<CompletionStage<?>> rawSingle = i -> raw.write("raw|" + i, ++written[i]);
            IntFunction<CompletionStage<?>> rawBurst = i -> {
                written[i] += BURST;
                return raw.write("raw|" + i, written[i] - BURST + 1, BURST);
            };
            // Warm, so that no contestant pays for the compiler alone.
            for (IntFunction<CompletionStage<?>> each : List.of(single, burst, rawSingle, rawBurst)) {
                load(each, count, 1, plan.roundMs() / 2, new Samples(), "", "");
            }
            Turns.alternate(
                    plan.rounds(),
                    List.of(
                            round -> load(single, count, 1, plan.roundMs(), samples, "singles", OURS),
                            round -> load(rawSingle, count, 1, plan.roundMs(), samples, "singles", RAW),
                            round -> load(burst, count, BURST, plan.roundMs(), samples, "bursts of 30", OURS),
                            round -> load(rawBurst, count, BURST, plan.roundMs(), samples, "bursts of 30", RAW),
                            round -> load(single, 1, 1, plan.roundMs() / 2, samples, "one alone", OURS),
                            round -> load(rawSingle, 1, 1, plan.roundMs() / 2, samples, "one alone", RAW)));
            for (String kind : List.of("singles", "bursts of 30", "one alone")) {
                samples.compare(kind + ": acknowledged", "1/s", OURS, RAW);
                samples.compare(kind + ": p50", "ms", OURS, RAW);
                samples.compare(kind + ": CPU of the client process", "µs/event", OURS, RAW);
            }
            notes.add(count + " sessions in this process, without gateway and crowd; " + raw.eventBytes()
                    + " bytes an event; LOCAL_QUORUM; commit log in batch mode; bursts are one unlogged batch");
            notes.add("load, sessions, driver and Cassandra share the " + Cpus.count()
                    + " cores; both contestants are closed loops of as many under way, so nothing waits unseen");
            notes.add("aim: 0.3 × the driver for singles, 0.6 × in bursts, p50 at most 1.5 × one raw insert");
        }
        return new Report(id(), title(), 0, samples.rows(), notes);
    }

    private static void load(
            IntFunction<CompletionStage<?>> work,
            int lanes,
            int events,
            long ms,
            Samples samples,
            String kind,
            String who)
            throws InterruptedException {
        Histogram micros = new ConcurrentHistogram(60_000_000L, 3);
        LongAdder done = new LongAdder();
        LongAdder failed = new LongAdder();
        CountDownLatch ended = new CountDownLatch(lanes);
        long cpu = Cpus.ownNanos();
        long start = System.nanoTime();
        long end = start + ms * 1_000_000;
        for (int i = 0; i < lanes; i++) {
            lane(work, i, events, end, micros, done, failed, ended);
        }
        if (!ended.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("commands were not answered");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (failed.sum() > 0) {
            throw new IllegalStateException(failed.sum() + " commands were not recorded");
        }
        samples.add(kind + ": acknowledged", "1/s", who, done.sum() / seconds);
        samples.add(kind + ": p50", "ms", who, micros.getValueAtPercentile(50) / 1e3);
        samples.add(kind + ": p99", "ms", who, micros.getValueAtPercentile(99) / 1e3);
        samples.add(kind + ": CPU of the client process", "µs/event", who, (Cpus.ownNanos() - cpu) / 1e3 / done.sum());
    }

    private static void lane(
            IntFunction<CompletionStage<?>> work,
            int lane,
            int events,
            long endNanos,
            Histogram micros,
            LongAdder done,
            LongAdder failed,
            CountDownLatch ended) {
        long asked = System.nanoTime();
        if (asked > endNanos) {
            ended.countDown();
            return;
        }
        var unused = work.apply(lane).whenCompleteAsync((result, failure) -> {
            if (failure != null) {
                failed.increment();
                ended.countDown();
                return;
            }
            micros.recordValue(Math.min(60_000_000L, (System.nanoTime() - asked) / 1_000));
            done.add(events);
            lane(work, lane, events, endNanos, micros, done, failed, ended);
        });
    }
}
