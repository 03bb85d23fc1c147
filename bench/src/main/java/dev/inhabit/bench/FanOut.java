package dev.inhabit.bench;

import dev.inhabit.bench.fanout.GatewayServer;
import dev.inhabit.bench.fanout.LoadClient;
import dev.inhabit.bench.fanout.LoadClient.Heard;
import dev.inhabit.bench.fanout.LoadClient.Speaks;
import dev.inhabit.bench.fanout.NettyServer;
import dev.inhabit.bench.fanout.Updates;
import dev.inhabit.bench.fanout.VertxServer;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * P1: sessions of one headset and three watchers, 300 bytes to each thirty times a second, a pose from each headset ten
 * times a second. How many sessions one core holds with the 99th percentile of lateness at most 33 ms, and what a message
 * costs; then once more with a watcher in each session that has stopped reading.
 */
final class FanOut implements BenchCase {
    private static final double LATE_MS_MAX = 33;
    /** Less than this of what was due has come: updates were dropped, and a percentile of the rest says little. */
    private static final double SHARE_MIN = 0.98;

    private static final int SOCKETS = 4;
    private static final int SESSIONS_MAX = 4_000;
    private static final int OPENING_AT_ONCE = 64;
    private static final int STEPS_MAX = 14;
    private static final String OURS = "inhabit (real gateway)";
    private static final String NETTY = "bare Netty, framed once";
    private static final String VERTX = "Vert.x";
    private static final String WS = "ws on Node";
    private static final String COLYSEUS = "Colyseus";

    private final Samples samples = new Samples();
    private final List<String> notes = new ArrayList<>();
    /** Sessions that each held last, where the next search begins. */
    private final Map<String, Integer> last = new HashMap<>();

    @Override
    public String id() {
        return "P1";
    }

    @Override
    public String title() {
        return "live fan-out: sessions of 1 headset and 3 watchers, 300 bytes at 30 Hz, server on one core";
    }

    @Override
    public Report run(Plan plan) throws Exception {
        Path peers = Path.of(System.getProperty("inhabit.root", "")).resolve("bench/peers");
        boolean node = hasNode(plan, peers);
        List<Contestant> all = new ArrayList<>();
        all.add(new Contestant(OURS, log -> java(GatewayServer.class, log), FanOut::ticket, true));
        all.add(new Contestant(NETTY, log -> java(NettyServer.class, log), FanOut::path, true));
        all.add(new Contestant(VERTX, log -> java(VertxServer.class, log), FanOut::path, true));
        if (node) {
            all.add(new Contestant(WS, log -> node(peers, "ws-server.mjs", log), FanOut::path, true));
            all.add(new Contestant(COLYSEUS, log -> node(peers, "colyseus-server.mjs", log), FanOut::seat, false));
        }
        Cpus.pinSelf("1-" + (Cpus.count() - 1));
        try {
            List<Turns.Turn> turns = new ArrayList<>();
            for (Contestant each : all) {
                turns.add(round -> search(plan, each));
            }
            Turns.alternate(plan.rounds(), turns);
            stalled(plan, all.get(0));
            stalled(plan, all.get(1));
        } finally {
            Cpus.pinSelf(Cpus.all());
        }
        for (Contestant each : all) {
            String peer = each.who().equals(OURS) && node ? COLYSEUS : NETTY;
            if (!each.who().equals(peer)) {
                samples.compare("sessions held", "sessions", each.who(), peer);
                samples.compare("CPU of 1,000 messages", "ms", each.who(), peer);
            }
        }
        double held = samples.median("sessions held", "sessions", OURS);
        notes.add("ours are " + Spread.number(held / samples.median("sessions held", "sessions", NETTY))
                + " × the sessions of bare Netty");
        notes.add(
                Cpus.canPin()
                        ? "server bound to core 0, client (this process, one event loop) to the others"
                        : "nothing could be bound to a core here: server and client share all of them");
        notes.add("ours is the real gateway with its live sockets; in the place of sessions stand actors that only send"
                + " these updates. Lateness runs from when an update was due, by the server's schedule, so waiting counts;"
                + " held means p99 at most 33 ms and at least 98 % of what was due has come");
        notes.add("before each search, 45 s of load warm our server's compilers, 6 s those of the others");
        if (!node) {
            notes.add("ws and Colyseus were left out: they need Node and npm");
        }
        return new Report(id(), title(), 0, samples.rows(), notes);
    }

    private interface Start {
        Child start(Path log) throws IOException;
    }

    private interface Where {
        URI of(int port, int session, int member) throws IOException, InterruptedException;
    }

    private record Contestant(String who, Start start, Where where, boolean plain) {
        Speaks speaks(boolean headset) {
            if (who.equals(OURS)) {
                return new Speaks(
                        "{\"type\":\"hello\",\"liveHz\":30,\"crowd\":false,\"client\":\"bench\"}",
                        null,
                        headset ? pose() : null,
                        false);
            }
            // Colyseus: 10 says that the client has joined, 13 begins a message of the room, here of type "pose".
            return plain
                    ? new Speaks(null, null, headset ? pose() : null, false)
                    : new Speaks(null, new byte[] {10}, headset ? colyseusPose() : null, true);
        }
    }

    private static byte[] pose() {
        return "{\"type\":\"head-pose\",\"yawDeg\":12.345678901234567,\"pitchDeg\":-3.4567890123456789,\"gazeNpc\":17}"
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Type and payload as MessagePack texts. */
    private static byte[] colyseusPose() {
        byte[] pose = pose();
        byte[] message = new byte[1 + 5 + 2 + pose.length];
        message[0] = 13;
        message[1] = (byte) 0xa4;
        System.arraycopy("pose".getBytes(StandardCharsets.US_ASCII), 0, message, 2, 4);
        message[6] = (byte) 0xd9;
        message[7] = (byte) pose.length;
        System.arraycopy(pose, 0, message, 8, pose.length);
        return message;
    }

    private static URI path(int port, int session, int member) {
        return URI.create("ws://127.0.0.1:" + port + "/s/" + session);
    }

    private static URI ticket(int port, int session, int member) {
        String secret = (member == 0 ? "headset" : "watcher") + "-0123456789abcdef";
        return URI.create(
                "ws://127.0.0.1:" + port + "/ws/v1?ticket=bench~" + session + "." + secret + ".abcdefghijklmnopqrstuv");
    }

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Runnable::run)
            .build();

    private static URI seat(int port, int session, int member) throws IOException, InterruptedException {
        HttpResponse<String> seat = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/seat/" + session))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (seat.statusCode() != 200) {
            throw new IOException("no seat: " + seat.body());
        }
        return URI.create("ws://127.0.0.1:" + port + seat.body());
    }

    private static Child java(Class<?> main, Path log) throws IOException {
        return Child.java(main, 0, log, List.of("-Xmx1g", "-XX:+UseSerialGC"));
    }

    private static Child node(Path folder, String script, Path log) throws IOException {
        return Child.program(0, folder, log, "env", "NODE_ENV=production", "node", script);
    }

    private static boolean hasNode(Plan plan, Path peers) throws IOException, InterruptedException {
        try {
            if (!Files.isDirectory(peers.resolve("node_modules/ws"))) {
                plan.say("installing ws and Colyseus with npm");
                Files.createDirectories(plan.folder());
                Process npm = new ProcessBuilder(
                                // Not "ci": npm 11 refuses the lock file that it wrote itself, for other systems'
                                // libraries.
                                "npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund")
                        .directory(peers.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(plan.folder().resolve("npm.log").toFile())
                        .start();
                boolean installed = npm.waitFor(180, TimeUnit.SECONDS) && npm.exitValue() == 0;
                if (!installed) {
                    plan.say("npm could not install them: see " + plan.folder().resolve("npm.log"));
                }
                return installed;
            }
            return new ProcessBuilder("node", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** A server and the sockets that are open to it. */
    private static final class Running implements AutoCloseable {
        private final Contestant contestant;
        private final Child server;
        private final int port;
        private final LoadClient client = new LoadClient();
        private final Deque<Channel> open = new ArrayDeque<>();
        private int sessions;

        Running(Plan plan, Contestant contestant) throws IOException, InterruptedException {
            this.contestant = contestant;
            Files.createDirectories(plan.folder());
            server = contestant.start().start(plan.folder().resolve("fan-out.log"));
            port = Integer.parseInt(server.await("port", Duration.ofMinutes(3)));
        }

        /** Opens or closes sockets until there are so many sessions. */
        void sessions(int count) throws IOException, InterruptedException {
            List<CompletableFuture<Channel>> opening = new ArrayList<>();
            while (sessions < count) {
                for (int member = 0; member < SOCKETS; member++) {
                    opening.add(socket(sessions, member, false));
                    if (opening.size() >= OPENING_AT_ONCE) {
                        finish(opening);
                    }
                }
                sessions++;
            }
            finish(opening);
            while (sessions > count) {
                for (int member = 0; member < SOCKETS; member++) {
                    var unused = open.removeLast().close();
                }
                sessions--;
            }
        }

        private CompletableFuture<Channel> socket(int session, int member, boolean stalls)
                throws IOException, InterruptedException {
            return client.open(
                    contestant.where().of(port, session, member),
                    contestant.who().equals(OURS) ? "inhabit.v1.json" : null,
                    contestant.speaks(member == 0),
                    stalls);
        }

        private void finish(List<CompletableFuture<Channel>> opening) {
            for (CompletableFuture<Channel> one : opening) {
                open.addLast(one.orTimeout(30, TimeUnit.SECONDS).join());
            }
            opening.clear();
        }

        void stall() throws IOException, InterruptedException {
            List<CompletableFuture<Channel>> opening = new ArrayList<>();
            for (int session = 0; session < sessions; session++) {
                opening.add(socket(session, SOCKETS, true));
            }
            opening.forEach(CompletableFuture::join);
        }

        Step measure(long ms) throws InterruptedException {
            Thread.sleep(Math.min(500, ms / 2));
            client.forget();
            Duration cpu = server.cpu();
            long own = Cpus.ownNanos();
            long start = System.nanoTime();
            Thread.sleep(ms);
            Heard heard = client.heard();
            double seconds = (System.nanoTime() - start) / 1e9;
            double due = (double) sessions * SOCKETS * Updates.HZ * seconds;
            return new Step(
                    sessions,
                    heard,
                    heard.messages() / due,
                    server.cpu().minus(cpu).toNanos() / 1e6 / Math.max(1, heard.messages()) * 1_000,
                    100 - (Cpus.ownNanos() - own) / 1e7 / seconds);
        }

        @Override
        public void close() {
            client.close();
            server.close();
        }
    }

    private record Step(int sessions, Heard heard, double share, double cpuMsPerThousand, double clientIdlePercent) {
        boolean held() {
            return heard.p99Ms() <= LATE_MS_MAX && share >= SHARE_MIN;
        }

        String text() {
            return String.format(
                    java.util.Locale.ROOT,
                    "%d sessions: p99 %.1f ms, %.1f %% came, CPU of 1,000 messages %.1f ms, client idle %.0f %%",
                    sessions,
                    heard.p99Ms(),
                    100 * share,
                    cpuMsPerThousand,
                    clientIdlePercent);
        }
    }

    /** Steps up until sessions are not held, and back; begins where the last round ended. */
    private void search(Plan plan, Contestant contestant) throws Exception {
        long stepMs = Math.max(800, plan.roundMs() * 2 / 3);
        int most = plan.quick() ? 100 : SESSIONS_MAX;
        try (Running running = new Running(plan, contestant)) {
            // Warm: compilers of both sides have seen the work. On the one core that a server has, they need that long
            // for
            // the much code of ours, and what they use would count as the server's.
            long warmMs = contestant.who().equals(OURS) ? 45_000 : 6_000;
            running.sessions(Math.min(most, Math.max(40, last.getOrDefault(contestant.who(), 0) / 2)));
            running.measure(plan.quick() ? 1_000 : warmMs);
            int sessions = last.getOrDefault(contestant.who(), plan.quick() ? 50 : 80);
            double factor = last.containsKey(contestant.who()) ? 1.12 : 1.5;
            @Nullable Step held = null;
            boolean failed = false;
            for (int steps = 0; sessions <= most && steps < (plan.quick() ? 4 : STEPS_MAX); steps++) {
                running.sessions(sessions);
                Step step = running.measure(stepMs);
                plan.say(contestant.who() + ", " + step.text());
                if (step.held()) {
                    held = step;
                    if (failed) {
                        break;
                    }
                    sessions = (int) Math.ceil(sessions * factor);
                } else if (held == null || factor > 1.2) {
                    failed = held == null;
                    factor = 1.12;
                    sessions = held == null ? (int) (sessions / 1.2) : (int) (held.sessions() * factor);
                    if (sessions < 5) {
                        break;
                    }
                } else {
                    break;
                }
            }
            int found = held == null ? 0 : held.sessions();
            last.put(contestant.who(), Math.max(10, found));
            samples.add("sessions held", "sessions", contestant.who(), found);
            if (held != null) {
                samples.add("CPU of 1,000 messages", "ms", contestant.who(), held.cpuMsPerThousand());
                samples.add(
                        "lateness p99 at that",
                        "ms",
                        contestant.who(),
                        held.heard().p99Ms());
                samples.add("client idle at that", "%", contestant.who(), held.clientIdlePercent());
            }
        }
    }

    /** At half of what it holds: with every watcher reading, and with one more in each session that does not. */
    private void stalled(Plan plan, Contestant contestant) throws Exception {
        int sessions = Math.max(5, last.getOrDefault(contestant.who(), 10) / 2);
        try (Running running = new Running(plan, contestant)) {
            running.sessions(sessions);
            running.measure(plan.quick() ? 1_000 : 4_000);
            Step before = running.measure(plan.roundMs() * 2);
            running.stall();
            // Until what the kernel takes for a socket nobody reads is full, about 9 kB/s.
            Thread.sleep(plan.quick() ? 1_000 : 12_000);
            Step with = running.measure(plan.roundMs() * 2);
            samples.add(
                    "lateness p99, half of that many, all reading",
                    "ms",
                    contestant.who(),
                    before.heard().p99Ms());
            samples.add(
                    "lateness p99, a stalled watcher in each session",
                    "ms",
                    contestant.who(),
                    with.heard().p99Ms());
        }
    }
}
