package dev.inhabit.bench;

import com.sun.management.ThreadMXBean;
import dev.inhabit.server.crowd.simulation.CrowdChange;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.crowd.simulation.CrowdSettings;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * P6: one tick of a crowd, with a change of its settings every ten seconds of its time so that it moves. The limit is
 * the time to read and write once as many bytes as the state of a crowd has.
 */
final class CrowdTick implements BenchCase {
    /** About what the simulator keeps of one NPC: twenty ints. */
    private static final int BYTES_PER_NPC = 80;

    private static final int TICKS_BETWEEN_CHANGES = 100;
    private static final int CROWDS_OF_A_CORE = 1_000;

    @Override
    public String id() {
        return "P6";
    }

    @Override
    public String title() {
        return "one tick of a crowd";
    }

    @Override
    public Report run(Plan plan) throws Exception {
        Samples samples = new Samples();
        long turnNanos = plan.round().toNanos() / 4;
        for (int npcs : List.of(50, 500)) {
            run(npcs, turnNanos / 2, new Samples());
            touch(npcs, turnNanos / 2, new Samples());
        }
        Turns.alternate(
                plan.rounds(),
                List.of(
                        round -> run(50, turnNanos, samples),
                        round -> touch(50, turnNanos, samples),
                        round -> run(500, turnNanos, samples),
                        round -> touch(500, turnNanos, samples),
                        round -> crowds(samples)));
        samples.compare(tick(50), "µs", "inhabit", "state touched once");
        samples.compare(tick(500), "µs", "inhabit", "state touched once");
        return new Report(
                id(),
                title(),
                0,
                samples.rows(),
                List.of(
                        "one thread; aim: at most 20 µs for 500 NPCs, linear in NPCs, no garbage",
                        "linearity: 500 NPCs take "
                                + Spread.number(samples.median(tick(500), "µs", "inhabit")
                                        / samples.median(tick(50), "µs", "inhabit"))
                                + " × the time of 50",
                        "1,000 crowds of 50 need the share shown of one core at ten ticks a second; their state does not"
                                + " fit the inner caches"));
    }

    private static String tick(int npcs) {
        return "tick of " + npcs + " NPCs";
    }

    private static CrowdSimulator crowd(long seed, int npcs) {
        return new CrowdSimulator(
                new CrowdSeating(seed, CrowdSimulator.VERSION, CrowdSettings.SIZE_MAX, CrowdSettings.of(npcs, 50, 5)));
    }

    private static void run(int npcs, long nanos, Samples samples) {
        CrowdSimulator crowd = crowd(npcs, npcs);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long ticks = 0;
        long changing = 0;
        long allocated = 0;
        long start = System.nanoTime();
        long passed;
        do {
            long change = System.nanoTime();
            crowd.apply(new CrowdChange.Settings(npcs, (int) (ticks / TICKS_BETWEEN_CHANGES * 37 % 101), 5));
            changing += System.nanoTime() - change;
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < TICKS_BETWEEN_CHANGES; i++) {
                crowd.advance();
            }
            allocated += threads.getThreadAllocatedBytes(thread) - before;
            ticks += TICKS_BETWEEN_CHANGES;
            passed = System.nanoTime() - start;
        } while (passed < nanos);
        samples.add(tick(npcs), "µs", "inhabit", (passed - changing) / 1e3 / ticks);
        samples.add("garbage of a tick of " + npcs, "bytes", "inhabit", (double) allocated / ticks);
    }

    private static void touch(int npcs, long nanos, Samples samples) {
        long[] state = new long[npcs * BYTES_PER_NPC / Long.BYTES];
        long rounds = 0;
        long start = System.nanoTime();
        long passed;
        do {
            for (int repeat = 0; repeat < 1_000; repeat++) {
                for (int i = 0; i < state.length; i++) {
                    state[i] += i ^ repeat;
                }
            }
            rounds += 1_000;
            passed = System.nanoTime() - start;
        } while (passed < nanos);
        if (Arrays.hashCode(state) == 42) {
            System.err.print("");
        }
        samples.add(tick(npcs), "µs", "state touched once", passed / 1e3 / rounds);
    }

    private static void crowds(Samples samples) {
        CrowdSimulator[] crowds = new CrowdSimulator[CROWDS_OF_A_CORE];
        Arrays.setAll(crowds, i -> crowd(i, 50));
        int ticks = 20;
        long start = System.nanoTime();
        for (int tick = 0; tick < ticks; tick++) {
            for (CrowdSimulator crowd : crowds) {
                crowd.advance();
            }
        }
        double busyMs = (System.nanoTime() - start) / 1e6;
        samples.add("1,000 crowds of 50, share of a core", "%", "inhabit", 100 * busyMs / (ticks * 100));
    }
}
