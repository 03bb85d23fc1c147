package dev.inhabit.bench;

import dev.inhabit.bench.clinic.ClinicFile;
import dev.inhabit.bench.clinic.RunningSession;
import dev.inhabit.bench.clinic.SessionSocket;
import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.protocol.FromBody;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.ToClient;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * P8M: how old the figures are that a therapist's page shows. Each headset sends a heart rate once a second, each another
 * value, so that the page knows which measurement it has; its age is taken just before the next one replaces it, which
 * is when it is oldest. Whole server with its crowds, in a process of its own.
 */
final class MetricsAge implements BenchCase {
    private static final String RATE = "heart rate of the moment, just before the next";
    private static final String PANEL = "panel of the heart, just before the next";
    private static final String FIRST = "heart rate of the moment, as it comes";
    private static final int VALUES = 1_000;
    private static final double LOWEST_BPM = 60;
    private static final double STEP_BPM = 0.1;
    private static final long MOST_US = 600_000_000;

    private final SessionNode.SharedStore shared;

    MetricsAge(SessionNode.SharedStore shared) {
        this.shared = shared;
    }

    @Override
    public String id() {
        return "P8M";
    }

    @Override
    public String title() {
        return "how old the figures are that a therapist sees";
    }

    @Override
    public Report run(Plan plan) throws Exception {
        Samples samples = new Samples();
        measure(plan, plan.quick() ? 10 : 100, samples);
        if (plan.large()) {
            measure(plan, 1_000, samples);
        }
        return new Report(
                id(),
                title(),
                0,
                samples.rows(),
                List.of(
                        "a heart rate a second of every session in an open loop; the panel comes every 5 s by the clinic's"
                                + " file, a round has at least two of it; aim: at most 5 s (a panel's age is its pace and the way"
                                + " to the page)"));
    }

    private void measure(Plan plan, int count, Samples samples) throws Exception {
        Path folder = plan.folder().resolve("metrics-node");
        NioEventLoopGroup loops = new NioEventLoopGroup(1);
        EventLoop loop = loops.next();
        try (Child server =
                ClinicChild.start(folder, shared.at(plan), plan.folder().resolve("metrics-age.log"))) {
            ClinicFile at = ClinicChild.awaitServing(server, folder);
            ServerApi api = new ServerApi(at.address());
            SignIn therapist = new SignIn(api, at.account(Role.THERAPIST), new SteadyClock());
            SignIn patient = new SignIn(api, at.account(Role.PATIENT), new SteadyClock());
            Ages ages = new Ages();
            List<Watched> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(Watched.open(loop, api, therapist, patient, at.patientId(), ages));
            }
            for (Watched one : all) {
                one.page.awaitLive();
                one.headset.awaitLive();
            }
            OpenLoop.eachSecond(all, 6_000, Watched::beat);
            String suffix = ", " + count + " sessions";
            for (int round = 0; round < plan.rounds(); round++) {
                long cpu = Cpus.ownNanos();
                long start = System.nanoTime();
                ages.fresh();
                OpenLoop.eachSecond(all, Math.max(12_000, plan.roundMs()), Watched::beat);
                double idle = 100 - (Cpus.ownNanos() - cpu) / 1e7 / ((System.nanoTime() - start) / 1e9) / Cpus.count();
                ages.into(samples, suffix);
                samples.add("share of the machine that the client left" + suffix, "%", "client", idle);
            }
            for (Watched one : all) {
                one.end(api, therapist);
            }
        } finally {
            loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    /** Of all sessions, of one round. */
    private static final class Ages {
        private volatile Histogram first = histogram();
        private volatile Histogram rate = histogram();
        private volatile Histogram panel = histogram();

        private static Histogram histogram() {
            return new ConcurrentHistogram(MOST_US, 3);
        }

        void fresh() {
            first = histogram();
            rate = histogram();
            panel = histogram();
        }

        static void add(Histogram to, long sinceNanos, long nowNanos) {
            to.recordValue(Math.max(0, Math.min(MOST_US, (nowNanos - sinceNanos) / 1_000)));
        }

        void into(Samples samples, String suffix) throws Exception {
            add(samples, suffix, FIRST, first);
            add(samples, suffix, RATE, rate);
            add(samples, suffix, PANEL, panel);
        }

        private static void add(Samples samples, String suffix, String who, Histogram one) throws Exception {
            Waiting.until("there is a figure of: " + who, () -> one.getTotalCount() > 0);
            samples.add("p50" + suffix, "ms", who, one.getValueAtPercentile(50) / 1e3);
            samples.add("p95" + suffix, "ms", who, one.getValueAtPercentile(95) / 1e3);
            samples.add("p99" + suffix, "ms", who, one.getValueAtPercentile(99) / 1e3);
            samples.add("most" + suffix, "ms", who, one.getMaxValue() / 1e3);
        }
    }

    /** A session with its headset and a therapist's page. What the page shows is only touched on the loop. */
    private static final class Watched {
        private final String session;
        private final SessionSocket page;
        private final SessionSocket headset;
        private final Ages ages;
        /** When each value was measured, ns; 0 where it was not. */
        private final AtomicLongArray measuredNanos = new AtomicLongArray(VALUES);

        private int beats;
        private int shown = -1;
        private long panelNanos;

        private Watched(String session, SessionSocket page, SessionSocket headset, Ages ages) {
            this.session = session;
            this.page = page;
            this.headset = headset;
            this.ages = ages;
            page.onMessage(this::seen);
        }

        static Watched open(
                EventLoop loop, ServerApi api, SignIn therapist, SignIn patient, String patientId, Ages ages)
                throws Exception {
            String session = therapist
                    .with(token -> RunningSession.begin(api, token, patientId, "3C"))
                    .get();
            return new Watched(
                    session,
                    new SessionSocket(loop, api, therapist, session, Rest.Purpose.WATCH),
                    new SessionSocket(loop, api, patient, session, Rest.Purpose.HEADSET),
                    ages);
        }

        void beat(int ofAll, long dueNanos) {
            int value = beats++ % VALUES;
            measuredNanos.set(value, dueNanos);
            headset.send(new FromBody.HeartRate(
                    Math.round((LOWEST_BPM + value * STEP_BPM) * 10) / 10.0, null, null, null, null));
        }

        private void seen(ToClient message) {
            long now = System.nanoTime();
            if (message instanceof ToClient.Live live) {
                int value = value(live.heartRateBpm());
                if (value != shown && value >= 0 && measuredNanos.get(value) != 0) {
                    if (shown >= 0) {
                        Ages.add(ages.rate, measuredNanos.get(shown), now);
                    }
                    Ages.add(ages.first, measuredNanos.get(value), now);
                    shown = value;
                }
            } else if (message instanceof ToClient.Body) {
                if (panelNanos != 0) {
                    Ages.add(ages.panel, panelNanos, now);
                }
                panelNanos = now;
            }
        }

        private static int value(@Nullable Double bpm) {
            return bpm == null ? -1 : (int) Math.round((bpm - LOWEST_BPM) / STEP_BPM);
        }

        void end(ServerApi api, SignIn therapist) throws Exception {
            page.close();
            headset.close();
            therapist
                    .with(token -> RunningSession.complete(api, token, session))
                    .get();
        }
    }
}
