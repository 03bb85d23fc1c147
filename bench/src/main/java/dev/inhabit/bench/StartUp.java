package dev.inhabit.bench;

import com.typesafe.config.ConfigFactory;
import dev.inhabit.bench.clinic.ClinicFile;
import dev.inhabit.bench.clinic.RunningSession;
import dev.inhabit.headset.link.Credentials;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.server.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/**
 * P7: from the start of the process to the first command that is on disk, with everything between (sign-in, session);
 * and from {@code kill -9} of the server to the next command of the same session, where somebody starts it again at once.
 */
final class StartUp implements BenchCase {
    private static final String MEASURE = "start to first answer";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final SessionNode.SharedStore shared;

    StartUp(SessionNode.SharedStore shared) {
        this.shared = shared;
    }

    @Override
    public String id() {
        return "P7";
    }

    @Override
    public String title() {
        return "start, and start again after kill -9";
    }

    @Override
    public Report run(Plan plan) throws Exception {
        Samples samples = new Samples();
        Path log = plan.folder().resolve("start-up.log");
        InetSocketAddress cassandra = shared.at(plan);
        // Seeds, so that every later start finds the clinic.
        Path folder = plan.folder().resolve("node");
        served(folder, cassandra, log, new Samples(), "");
        // Once: a first start takes as long as several later ones.
        Path fresh = plan.emptyFolder("first-start");
        served(fresh, null, log, samples, "inhabit, first start, private Cassandra");
        served(fresh, null, log, samples, "inhabit, later start, private Cassandra");
        List<Turns.Turn> turns = new ArrayList<>(List.of(
                round -> served(folder, cassandra, log, samples, "inhabit, Cassandra is there"),
                round -> pekko(log, samples),
                round -> vertx(log, samples)));
        Turns.alternate(plan.rounds(), turns);
        killed(plan.rounds(), folder, cassandra, log, samples);
        samples.compare(MEASURE, "s", "inhabit, Cassandra is there", "bare Pekko cluster of one");
        samples.compare(MEASURE, "s", "Vert.x hello", "bare Pekko cluster of one");
        return new Report(
                id(),
                title(),
                0,
                samples.rows(),
                List.of(
                        "inhabit's answer is a recorded command: process start, sign-in, session created and started, one"
                                + " rating recorded; Pekko's is a member that is up; Vert.x's one HTTP answer",
                        "the first start makes Cassandra's class archive, keyspaces, tables, keys and clinic",
                        "after kill -9 the same command is asked again and again, every 20 ms, until it is recorded; the"
                                + " process is started again at once and Cassandra stays",
                        "aim: at most 1.5 × bare Pekko; first start at most 12 s; a session of a process that died answers"
                                + " within 5 s. A node cut off silently needs a second machine and is not measured here"));
    }

    /** A session, and the token that reaches it. */
    private record Live(ServerApi api, String token, String session) {
        void rate() throws ExecutionException, InterruptedException {
            api.command(
                            token,
                            session,
                            new SessionRequest.RecordSuds(
                                    "bench-" + UUID.randomUUID(), null, 40, null, SessionRequest.SudsSource.HAND))
                    .get();
        }
    }

    /** Asks again where the server, which has just begun, does not answer in time: that time counts. */
    private static Live live(ClinicFile at) throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                return oneLive(at);
            } catch (ExecutionException notYet) {
                if (seconds(start) > PATIENCE.toSeconds()) {
                    throw notYet;
                }
                Thread.sleep(20);
            }
        }
    }

    private static Live oneLive(ClinicFile at) throws ExecutionException, InterruptedException {
        ServerApi api = new ServerApi(at.address());
        Credentials therapist = at.account(Role.THERAPIST);
        String token = java.util.Objects.requireNonNull(
                api.login(new Rest.Login(therapist.email(), therapist.password(), null, null))
                        .get()
                        .token());
        String session = RunningSession.begin(api, token, at.patientId(), "3C").get();
        Live live = new Live(api, token, session);
        live.rate();
        return live;
    }

    private static void end(Live live) throws ExecutionException, InterruptedException {
        RunningSession.complete(live.api(), live.token(), live.session()).get();
    }

    private static void served(
            Path folder,
            @org.jspecify.annotations.Nullable InetSocketAddress cassandra,
            Path log,
            Samples samples,
            String who)
            throws Exception {
        try (Child child = ClinicChild.start(folder, cassandra, log)) {
            ClinicFile at = ClinicChild.awaitServing(child, folder);
            samples.add("start to requests being answered", "s", who, seconds(child.startedNanos()));
            Live live = live(at);
            samples.add(MEASURE, "s", who, seconds(child.startedNanos()));
            // Ended, so that the next start does not bring it back.
            end(live);
        }
    }

    private static void killed(int times, Path folder, InetSocketAddress cassandra, Path log, Samples samples)
            throws Exception {
        Child child = ClinicChild.start(folder, cassandra, log);
        try {
            Live live = live(ClinicChild.awaitServing(child, folder));
            for (int i = 0; i < times; i++) {
                long killed = System.nanoTime();
                child.kill();
                child = ClinicChild.start(folder, cassandra, log);
                ClinicFile at = ClinicChild.awaitServing(child, folder);
                samples.add("kill -9 to", "s", "requests being answered", seconds(killed));
                live = new Live(new ServerApi(at.address()), live.token(), live.session());
                awaitRated(live, killed);
                samples.add("kill -9 to", "s", "the session's next command on disk", seconds(killed));
            }
            end(live);
        } finally {
            child.close();
        }
    }

    private static void awaitRated(Live live, long sinceNanos) throws ExecutionException, InterruptedException {
        while (true) {
            try {
                live.rate();
                return;
            } catch (ExecutionException notYet) {
                if (seconds(sinceNanos) > PATIENCE.toSeconds()) {
                    throw notYet;
                }
                Thread.sleep(20);
            }
        }
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }

    private static void pekko(Path log, Samples samples) throws IOException, InterruptedException {
        try (Child child = Child.java(BarePekko.class, null, log, List.of("-Xmx1g", "-XX:+UseG1GC"))) {
            child.await("up", PATIENCE);
            samples.add(MEASURE, "s", "bare Pekko cluster of one", seconds(child.startedNanos()));
        }
    }

    private static void vertx(Path log, Samples samples) throws IOException, InterruptedException {
        try (Child child = Child.java(VertxHello.class, null, log, List.of("-Xmx1g", "-XX:+UseG1GC"))) {
            int port = Integer.parseInt(child.await("port", PATIENCE));
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                if (socket.getInputStream().read() != 'H') {
                    throw new IOException("no answer");
                }
            }
            samples.add(MEASURE, "s", "Vert.x hello", seconds(child.startedNanos()));
        }
    }

    /** A cluster of one node with the server's settings and nothing in it. */
    static final class BarePekko {
        private BarePekko() {}

        public static void main(String[] args) throws InterruptedException {
            Child.endWithParent();
            ActorSystem<Void> system = ActorSystem.create(
                    Behaviors.empty(),
                    "inhabit",
                    ConfigFactory.parseMap(Map.of("pekko.loglevel", "WARNING"))
                            .withFallback(Settings.defaults())
                            .resolve());
            Cluster cluster = Cluster.get(system);
            cluster.manager().tell(Join.create(cluster.selfMember().address()));
            while (!cluster.selfMember().status().equals(MemberStatus.up())) {
                Thread.sleep(5);
            }
            System.out.println("up");
        }
    }

    /** One route that says hello. */
    static final class VertxHello {
        private VertxHello() {}

        public static void main(String[] args) {
            Child.endWithParent();
            Vertx.vertx()
                    .createHttpServer()
                    .requestHandler(request -> request.response().end("hello"))
                    .listen(0, "127.0.0.1")
                    .onSuccess(server -> System.out.println("port " + server.actualPort()));
        }
    }
}
