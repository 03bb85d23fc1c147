package dev.inhabit.bench;

import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.server.record.CrossesNodes;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.SessionCommand;
import dev.inhabit.server.session.SessionMessage;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/**
 * P5: one request after the other to a sharded entity, here and on another node, with and without a record on disk;
 * beside a plain ask, a TCP ping over loopback and Vert.x's event bus.
 */
final class RoundTrip implements BenchCase {
    private static final EntityTypeKey<Ping> KEY = EntityTypeKey.create(Ping.class, "bench-echo");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAYLOAD_BYTES = 100;

    private final SessionNode.SharedStore shared;

    RoundTrip(SessionNode.SharedStore shared) {
        this.shared = shared;
    }

    /** Asks for the same text. */
    record Ping(String text, ActorRef<Pong> replyTo) implements CrossesNodes {}

    record Pong(String text) implements CrossesNodes {}

    /** Asks an entity on which node it is. */
    private static final String WHERE = "where";

    private static Behavior<Ping> echo() {
        return Behaviors.setup(context -> {
            String node =
                    Cluster.get(context.getSystem()).selfMember().address().toString();
            return Behaviors.receiveMessage(ping -> {
                ping.replyTo().tell(new Pong(ping.text().equals(WHERE) ? node : ping.text()));
                return Behaviors.same();
            });
        });
    }

    /** An entity that lives on this node, or one that does not. */
    private static EntityRef<Ping> entity(ClusterSharding sharding, String node, boolean onIt) {
        for (int i = 0; i < 1_000; i++) {
            EntityRef<Ping> entity = sharding.entityRefFor(KEY, "echo-" + i);
            Pong at = SessionNode.await(entity.ask((ActorRef<Pong> to) -> new Ping(WHERE, to), PATIENCE));
            if (at.text().equals(node) == onIt) {
                return entity;
            }
        }
        throw new IllegalStateException("all entities are on one node");
    }

    @Override
    public String id() {
        return "P5";
    }

    @Override
    public String title() {
        return "round trip to a sharded entity";
    }

    private interface Ask {
        void once() throws Exception;
    }

    @Override
    public Report run(Plan plan) throws Exception {
        Samples samples = new Samples();
        Path log = plan.folder().resolve("round-trip.log");
        String text = "x".repeat(PAYLOAD_BYTES);
        Vertx vertx = Vertx.vertx();
        try (SessionNode node = shared.node(plan, "round_trip");
                Child tcp = Child.java(TcpEcho.class, null, log, List.of("-Xmx64m"))) {
            int tcpPort = Integer.parseInt(tcp.await("port", PATIENCE));
            Address here = Cluster.get(node.system).selfMember().address();
            try (Child other = Child.java(
                            EchoNode.class, null, log, List.of("-Xmx256m", "-XX:+UseSerialGC"), here.toString());
                    Socket socket = new Socket(InetAddress.getLoopbackAddress(), tcpPort)) {
                socket.setTcpNoDelay(true);
                other.await("up", Duration.ofSeconds(60));
                ActorRef<Ping> plain = node.system.systemActorOf(echo(), "plain", Props.empty());
                ClusterSharding sharding = ClusterSharding.get(node.system);
                sharding.init(Entity.of(KEY, context -> echo()));
                EntityRef<Ping> local = entity(sharding, here.toString(), true);
                EntityRef<Ping> remote = entity(sharding, here.toString(), false);
                vertx.eventBus().<String>consumer("echo", message -> message.reply(message.body()));
                EntityId session = node.created();
                SessionCommand suds =
                        new SessionCommand.RecordSuds(SessionNode.THERAPIST, 40, "audience-grows", SudsSource.HAND);
                byte[] bytes = new byte[PAYLOAD_BYTES];
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream();
                List<Contestant> all = List.of(
                        new Contestant(
                                "plain ask",
                                ask(() -> AskPattern.ask(
                                        plain,
                                        (ActorRef<Pong> to) -> new Ping(text, to),
                                        PATIENCE,
                                        node.system.scheduler()))),
                        new Contestant(
                                "sharded entity, here",
                                ask(() -> local.ask((ActorRef<Pong> to) -> new Ping(text, to), PATIENCE))),
                        new Contestant(
                                "sharded entity, other node",
                                ask(() -> remote.ask((ActorRef<Pong> to) -> new Ping(text, to), PATIENCE))),
                        new Contestant("TCP ping, other process", () -> {
                            out.write(bytes);
                            if (in.readNBytes(PAYLOAD_BYTES).length != PAYLOAD_BYTES) {
                                throw new IOException("the echo has gone");
                            }
                        }),
                        new Contestant("Vert.x event bus, here", ask(() -> vertx.eventBus()
                                .<String>request("echo", text)
                                .toCompletionStage())),
                        new Contestant("a session's view", ask(() -> node.sessions
                                .ref(session)
                                .ask(
                                        (ActorRef<SessionMessage.Viewed> to) ->
                                                new SessionMessage.View(Role.THERAPIST, to),
                                        PATIENCE))),
                        new Contestant("a session's recorded rating", ask(() -> node.submit(session, suds))));
                List<Turns.Turn> turns = new ArrayList<>();
                for (Contestant each : all) {
                    each.measure(plan.roundMs() / 2, new Samples());
                    turns.add(round -> each.measure(plan.roundMs() / 4, samples));
                }
                Turns.alternate(plan.rounds(), turns);
            }
        } finally {
            SessionNode.await(vertx.close().toCompletionStage());
        }
        samples.compare("p50", "µs", "sharded entity, here", "plain ask");
        samples.compare("p50", "µs", "sharded entity, other node", "TCP ping, other process");
        samples.compare("p50", "µs", "Vert.x event bus, here", "plain ask");
        samples.compare("p50", "µs", "a session's view", "plain ask");
        return new Report(
                id(),
                title(),
                0,
                samples.rows(),
                List.of(
                        "one at a time, " + PAYLOAD_BYTES
                                + " bytes each way; nodes are two processes on this machine, their"
                                + " messages CBOR over Artery TCP",
                        "Vert.x's clustered event bus needs a cluster manager of its own and is not compared",
                        "aim: here at most 1.3 × a plain ask, other node at most 3 × a TCP ping"));
    }

    private record Contestant(String who, Ask ask) {
        void measure(long ms, Samples samples) throws Exception {
            Histogram nanos = new Histogram(60_000_000_000L, 3);
            long end = System.nanoTime() + ms * 1_000_000;
            long start;
            while ((start = System.nanoTime()) < end) {
                ask.once();
                nanos.recordValue(System.nanoTime() - start);
            }
            samples.add("p50", "µs", who, nanos.getValueAtPercentile(50) / 1e3);
            samples.add("p99", "µs", who, nanos.getValueAtPercentile(99) / 1e3);
        }
    }

    private static Ask ask(Supplier<CompletionStage<?>> work) {
        return () -> {
            CompletableFuture<?> answer = work.get().toCompletableFuture();
            answer.get(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
        };
    }

    /** The other node: carries its share of the echoes and nothing else. */
    static final class EchoNode {
        private EchoNode() {}

        /** @param args address of the first node */
        public static void main(String[] args) throws InterruptedException {
            Child.endWithParent();
            ActorSystem<Void> system = ActorSystem.create(
                    Behaviors.empty(),
                    "inhabit",
                    com.typesafe.config.ConfigFactory.parseMap(
                                    Map.of("pekko.cluster.roles", List.of("bench"), "pekko.loglevel", "WARNING"))
                            .withFallback(dev.inhabit.server.Settings.defaults())
                            .resolve());
            ClusterSharding.get(system).init(Entity.of(KEY, context -> echo()));
            Cluster cluster = Cluster.get(system);
            cluster.manager().tell(Join.create(AddressFromURIString.parse(args[0])));
            while (!cluster.selfMember().status().equals(org.apache.pekko.cluster.MemberStatus.up())) {
                Thread.sleep(50);
            }
            System.out.println("up " + Set.copyOf(cluster.selfMember().getRoles()));
        }
    }

    /** Sends back what it gets. */
    static final class TcpEcho {
        private TcpEcho() {}

        public static void main(String[] args) throws IOException {
            Child.endWithParent();
            try (ServerSocket server = new ServerSocket()) {
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                System.out.println("port " + server.getLocalPort());
                try (Socket socket = server.accept()) {
                    socket.setTcpNoDelay(true);
                    socket.getInputStream().transferTo(socket.getOutputStream());
                }
            }
        }
    }
}
