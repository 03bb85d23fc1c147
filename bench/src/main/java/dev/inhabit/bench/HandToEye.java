package dev.inhabit.bench;

import dev.inhabit.bench.clinic.ClinicFile;
import dev.inhabit.bench.clinic.RunningSession;
import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.headset.link.Backoff;
import dev.inhabit.headset.link.Link;
import dev.inhabit.headset.link.LinkListener;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * P8: a therapist turns the mood over the page's socket; when it is on disk, when the headset has it, and when the page
 * has it. Whole server with its crowds, in a process of its own; every session is adjusted once a second, at times that
 * were fixed before, so that waiting counts.
 */
final class HandToEye implements BenchCase {
    private static final String[] SEEN = {"on disk, said to the page", "seen by the headset", "seen by the page"};

    private final SessionNode.SharedStore shared;

    HandToEye(SessionNode.SharedStore shared) {
        this.shared = shared;
    }

    @Override
    public String id() {
        return "P8";
    }

    @Override
    public String title() {
        return "from the therapist's hand to the patient's eye";
    }

    @Override
    public Report run(Plan plan) throws Exception {
        Samples samples = new Samples();
        List<String> notes = new ArrayList<>();
        measure(plan, plan.quick() ? 10 : 100, samples, notes);
        if (plan.large()) {
            measure(plan, 1_000, samples, notes);
        }
        notes.add(
                "a second's adjustment of every session in an open loop; crowds of 30 run and their frames are sent; aim:"
                        + " p95 at most 50 ms at 100 sessions, 300 ms at 1,000 (--large)");
        return new Report(id(), title(), 0, samples.rows(), notes);
    }

    private void measure(Plan plan, int count, Samples samples, List<String> notes) throws Exception {
        Path log = plan.folder().resolve("hand-to-eye.log");
        Path folder = plan.folder().resolve("node");
        InetSocketAddress cassandra = shared.at(plan);
        NioEventLoopGroup loops = new NioEventLoopGroup(1);
        EventLoop loop = loops.next();
        try (Child server = ClinicChild.start(folder, cassandra, log);
                SessionNode node = shared.node(plan, "hand_to_eye");
                Child tcp = Child.java(RoundTrip.TcpEcho.class, null, log, List.of("-Xmx64m"))) {
            ClinicFile at = ClinicChild.awaitServing(server, folder);
            int echoPort = Integer.parseInt(tcp.await("port", Duration.ofSeconds(60)));
            ServerApi api = new ServerApi(at.address());
            SignIn therapist = new SignIn(api, at.account(Role.THERAPIST), new SteadyClock());
            SignIn patient = new SignIn(api, at.account(Role.PATIENT), new SteadyClock());
            Board board = new Board();
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                pairs.add(Pair.open(loop, api, therapist, patient, at.patientId(), board));
            }
            Waiting.until("all sockets are up", () -> board.up.get() >= 2 * count);
            EntityOfRaw raw = new EntityOfRaw(node);
            try (java.net.Socket echo = new Socket(InetAddress.getLoopbackAddress(), echoPort)) {
                echo.setTcpNoDelay(true);
                adjust(pairs, board, Math.max(2_000, plan.roundMs()));
                raw.measure(echo, 500, new Samples(), "");
                String suffix = ", " + count + " sessions";
                for (int round = 0; round < plan.rounds(); round++) {
                    long cpu = Cpus.ownNanos();
                    long start = System.nanoTime();
                    board.fresh();
                    adjust(pairs, board, plan.roundMs());
                    double idle =
                            100 - (Cpus.ownNanos() - cpu) / 1e7 / ((System.nanoTime() - start) / 1e9) / Cpus.count();
                    for (int k = 0; k < SEEN.length; k++) {
                        Histogram seen = board.seen[k];
                        samples.add("p50" + suffix, "ms", SEEN[k], seen.getValueAtPercentile(50) / 1e3);
                        samples.add("p95" + suffix, "ms", SEEN[k], seen.getValueAtPercentile(95) / 1e3);
                        samples.add("p99" + suffix, "ms", SEEN[k], seen.getValueAtPercentile(99) / 1e3);
                    }
                    samples.add("share of the machine that the client left" + suffix, "%", "client", idle);
                    raw.measure(echo, Math.max(200, plan.roundMs() / 4), samples, suffix);
                }
                for (String who : SEEN) {
                    for (String p : List.of("p50", "p95", "p99")) {
                        samples.compare(p + suffix, "ms", who, EntityOfRaw.WHO);
                    }
                }
                if (board.refused.get() > 0 || board.missing() > 0) {
                    notes.add(count + " sessions: " + board.refused.get() + " adjustments refused, " + board.missing()
                            + " not seen everywhere in time");
                }
            }
            for (Pair pair : pairs) {
                pair.end(api, therapist);
            }
        } finally {
            loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    /** Adjusts every session once a second, spread over the second. */
    private static void adjust(List<Pair> pairs, Board board, long ms) throws InterruptedException {
        OpenLoop.eachSecond(pairs, ms, (pair, i, dueNanos) -> {
            String commandId = "bench-" + UUID.randomUUID();
            board.sent.put(commandId, new long[] {dueNanos, 0, 0, 0});
            pair.watch.send(new SessionRequest.Adjust(commandId, null, null, i * 7 % 101, null));
        });
        for (int i = 0; i < 100 && board.missing() > 0; i++) {
            Thread.sleep(50);
        }
    }

    /** What was sent and where it was seen. */
    private static final class Board {
        private final Map<String, long[]> sent = new ConcurrentHashMap<>();
        private final AtomicInteger up = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final Histogram[] seen = new Histogram[SEEN.length];

        Board() {
            fresh();
        }

        final void fresh() {
            for (int k = 0; k < seen.length; k++) {
                seen[k] = new ConcurrentHistogram(600_000_000L, 3);
            }
        }

        int missing() {
            return sent.size();
        }

        void seen(String commandId, int where) {
            long[] times = sent.get(commandId);
            if (times == null) {
                return;
            }
            synchronized (times) {
                if (times[where + 1] != 0) {
                    return;
                }
                times[where + 1] = System.nanoTime();
                seen[where].recordValue(Math.min(600_000_000L, (times[where + 1] - times[0]) / 1_000));
                if (times[1] != 0 && times[2] != 0 && times[3] != 0) {
                    sent.remove(commandId);
                }
            }
        }
    }

    /** A headset and a page of one session. */
    private static final class Pair {
        private final String session;
        private final Eye watch;
        private final Eye headset;

        private Pair(String session, Eye watch, Eye headset) {
            this.session = session;
            this.watch = watch;
            this.headset = headset;
        }

        static Pair open(EventLoop loop, ServerApi api, SignIn therapist, SignIn patient, String patientId, Board board)
                throws Exception {
            String session = therapist
                    .with(token -> RunningSession.begin(api, token, patientId, "3C"))
                    .get();
            return new Pair(
                    session,
                    new Eye(loop, api, therapist, session, Rest.Purpose.WATCH, board),
                    new Eye(loop, api, patient, session, Rest.Purpose.HEADSET, board));
        }

        void end(ServerApi api, SignIn therapist) throws Exception {
            watch.close();
            headset.close();
            therapist
                    .with(token -> RunningSession.complete(api, token, session))
                    .get();
        }
    }

    private static final class Eye implements LinkListener {
        private final EventLoop loop;
        private final Link link;
        private final Rest.Purpose purpose;
        private final Board board;

        Eye(EventLoop loop, ServerApi api, SignIn signIn, String session, Rest.Purpose purpose, Board board) {
            this.loop = loop;
            this.purpose = purpose;
            this.board = board;
            this.link = new Link(loop, api, signIn, session, purpose, Backoff.RECONNECT, this);
            loop.execute(link::open);
        }

        void send(ToServer message) {
            loop.execute(() -> link.send(message));
        }

        void close() {
            loop.execute(link::close);
        }

        @Override
        public ToServer.Hello hello() {
            return new ToServer.Hello(0L, 10, true, "bench");
        }

        @Override
        public void up() {
            board.up.incrementAndGet();
        }

        @Override
        public void message(ToClient message) {
            if (message instanceof ToClient.Recorded recorded && recorded.commandId() != null) {
                board.seen(recorded.commandId(), purpose == Rest.Purpose.HEADSET ? 1 : 2);
            } else if (message instanceof ToClient.Answer answer) {
                if (answer.result() == ToClient.Result.RECORDED) {
                    board.seen(answer.commandId(), 0);
                } else {
                    board.refused.incrementAndGet();
                    board.sent.remove(answer.commandId());
                }
            }
        }

        @Override
        public void binary(ByteBuffer bytes) {
            // The crowd's frames are only carried.
        }

        @Override
        public void caughtUp() {
            // Everything is noted as it comes.
        }

        @Override
        public void down(String why) {
            board.up.decrementAndGet();
        }

        @Override
        public boolean refused(ToClient.Problem problem) {
            return true;
        }
    }

    /** The limit: one insert into the journal's table, then one message to another process and back. */
    private static final class EntityOfRaw {
        static final String WHO = "one raw insert and a loopback hop";
        private final RawJournal raw;
        private long sequenceNr;

        EntityOfRaw(SessionNode node) throws java.io.IOException {
            var session = node.created();
            raw = new RawJournal(node.store.session(), node.store.keyspace(), "session|" + session);
        }

        void measure(java.net.Socket echo, long ms, Samples samples, String suffix) throws java.io.IOException {
            Histogram micros = new Histogram(600_000_000L, 3);
            byte[] bytes = new byte[300];
            long end = System.nanoTime() + ms * 1_000_000;
            String id = "raw|" + UUID.randomUUID();
            long start;
            while ((start = System.nanoTime()) < end) {
                SessionNode.await(raw.write(id, ++sequenceNr));
                echo.getOutputStream().write(bytes);
                if (echo.getInputStream().readNBytes(bytes.length).length != bytes.length) {
                    throw new java.io.IOException("the echo has gone");
                }
                micros.recordValue((System.nanoTime() - start) / 1_000);
            }
            samples.add("p50" + suffix, "ms", WHO, micros.getValueAtPercentile(50) / 1e3);
            samples.add("p95" + suffix, "ms", WHO, micros.getValueAtPercentile(95) / 1e3);
            samples.add("p99" + suffix, "ms", WHO, micros.getValueAtPercentile(99) / 1e3);
        }
    }
}
