package dev.inhabit.bench.fanout;

import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.server.Settings;
import dev.inhabit.server.catalog.Content;
import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.feed.BodyAtRest;
import dev.inhabit.server.feed.Floor;
import dev.inhabit.server.feed.HeartBeats;
import dev.inhabit.server.feed.SkinSamples;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.gateway.AccountDoor;
import dev.inhabit.server.gateway.Gateway;
import dev.inhabit.server.gateway.GatewayRooms;
import dev.inhabit.server.gateway.GatewaySettings;
import dev.inhabit.server.gateway.HeadsetDoor;
import dev.inhabit.server.gateway.ModelDoor;
import dev.inhabit.server.gateway.PatientDoor;
import dev.inhabit.server.gateway.ProjectionDoor;
import dev.inhabit.server.gateway.ScenarioRooms;
import dev.inhabit.server.gateway.Senses;
import dev.inhabit.server.gateway.SessionDoor;
import dev.inhabit.server.gateway.SignInDoor;
import dev.inhabit.server.gateway.TreatmentRooms;
import dev.inhabit.server.identity.Access;
import dev.inhabit.server.identity.AccountState;
import dev.inhabit.server.identity.HeadsetLimit;
import dev.inhabit.server.identity.Invitations;
import dev.inhabit.server.identity.OwnAccount;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SignIn;
import dev.inhabit.server.identity.SignInId;
import dev.inhabit.server.identity.Verification;
import dev.inhabit.server.insight.DirectoryCursor;
import dev.inhabit.server.insight.Metrics;
import dev.inhabit.server.insight.SessionDirectory;
import dev.inhabit.server.journal.SigningKeys;
import dev.inhabit.server.patient.Consent;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.patient.ConsentNews;
import dev.inhabit.server.patient.Consents;
import dev.inhabit.server.patient.PatientCommand;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.progress.ProgressSettings;
import dev.inhabit.server.rebuild.RebuildState;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.replay.ReplayRoom;
import dev.inhabit.server.report.ReportSettings;
import dev.inhabit.server.report.Reports;
import dev.inhabit.server.safety.SafetyRules;
import dev.inhabit.server.scenario.ScenarioCommand;
import dev.inhabit.server.scenario.ScenarioIndex;
import dev.inhabit.server.scenario.ScenarioState;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.DirectoryRow;
import dev.inhabit.server.session.PinnedRules;
import dev.inhabit.server.session.PinnedScene;
import dev.inhabit.server.session.SessionMessage;
import dev.inhabit.server.slides.SlideSettings;
import dev.inhabit.server.slides.SlideStore;
import dev.inhabit.server.slides.Slides;
import dev.inhabit.server.treatment.ScaleBook;
import dev.inhabit.server.treatment.TreatmentCommand;
import dev.inhabit.server.treatment.TreatmentState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * The server's real gateway (pekko-http, admission, live sockets, outboxes) on a real port, before session actors that do
 * nothing but send 300 bytes thirty times a second: the live edge with the load that the peers carry. Tickets are
 * {@code <session>.<anything>}; the first of a session is its headset.
 */
public final class GatewayServer {
    private static final TenantId TENANT = new TenantId("bench");
    private static final EntityId PATIENT = new EntityId(TENANT, "patient");
    private static final EntityId THERAPIST = new EntityId(TENANT, "therapist");

    private final ActorSystem<Void> system;
    private final Map<EntityId, ActorRef<SessionMessage>> sessions = new ConcurrentHashMap<>();

    private GatewayServer() {
        var config =
                ConfigFactory.parseString("""
                        pekko.loglevel = WARNING
                        pekko.actor.provider = local
                        pekko.http.server.socket-options.so-send-buffer-size = 64k
                        pekko.http.server.max-connections = 100000
                        pekko.http.server.backlog = 4096
                        inhabit.http { host = "127.0.0.1", port = 0 }
                        """).withFallback(Settings.defaults()).resolve();
        system = ActorSystem.create(Behaviors.empty(), "gateway", config);
        Content content = Content.load(Settings.root().resolve("config"));
        GatewayRooms rooms = new GatewayRooms(
                GatewaySettings.of(config),
                InstantSource.system(),
                new Doorkeeper(),
                new NoAccounts(),
                new HeadsetDoor(code -> system.ignoreRef(), system.scheduler(), Duration.ofSeconds(20)),
                new Access(Access.SecondFactor.OPTIONAL),
                new Records(),
                noCourses(content),
                noScenarios(content),
                therapist -> CompletableFuture.completedStage(Set.of(PATIENT)),
                (tenant, after) -> CompletableFuture.completedStage(List.of(PATIENT)),
                new SessionDoor(this::session, system.scheduler(), Duration.ofSeconds(20)),
                new Shelf(),
                sublevel -> Optional.empty(),
                (sublevel, seed) -> PinnedScene.SILENT,
                1,
                60,
                PinnedRules.BEFORE,
                content.biofeedback(),
                new Nothing(),
                () -> CompletableFuture.completedStage(new ModelDoor.Result.InUse(List.of())),
                new NoProjections(),
                new Slides(SlideSettings.of(config), new NoSlides()),
                new ReplayRoom((session, from, to) -> CompletableFuture.completedStage(List.of()), Runnable::run),
                new Reports(ReportSettings.of(config)),
                () -> CompletableFuture.completedStage(List.of()),
                new Metrics(),
                SigningKeys.inMemory());
        var binding = Gateway.open(system, rooms).toCompletableFuture().join();
        Parent.ready(binding.localAddress().getPort());
    }

    private static ScenarioRooms noScenarios(Content content) {
        ScenarioRooms.Door none = new ScenarioRooms.Door() {
            @Override
            public CompletionStage<ScenarioState> look(EntityId scenario) {
                return CompletableFuture.completedStage(ScenarioState.empty(scenario));
            }

            @Override
            public CompletionStage<Answer> ask(EntityId scenario, CommandId commandId, ScenarioCommand command) {
                throw new UnsupportedOperationException("there are no scenarios");
            }
        };
        ScenarioIndex index = new ScenarioIndex() {
            @Override
            public void put(Row row) {}

            @Override
            public CompletionStage<List<EntityId>> ofAuthor(EntityId author, @Nullable EntityId after) {
                return CompletableFuture.completedStage(List.of());
            }

            @Override
            public CompletionStage<List<EntityId>> ofClinic(TenantId tenant, @Nullable EntityId after) {
                return CompletableFuture.completedStage(List.of());
            }
        };
        return new ScenarioRooms(
                none,
                index,
                content.builder(),
                content.difficulty(),
                content.levels()::ofDifficulty,
                content.scenes(),
                new Staging(content, "en")::staged,
                (plan, seed) -> CompletableFuture.failedStage(new UnsupportedOperationException("no previews")));
    }

    private static TreatmentRooms noCourses(Content content) {
        TreatmentRooms.Door none = new TreatmentRooms.Door() {
            @Override
            public CompletionStage<TreatmentState> look(EntityId patient) {
                return CompletableFuture.completedStage(TreatmentState.empty(patient));
            }

            @Override
            public CompletionStage<Answer> ask(EntityId patient, CommandId commandId, TreatmentCommand command) {
                throw new UnsupportedOperationException("nobody asks this");
            }
        };
        return new TreatmentRooms(
                none,
                (patient, from, to) -> CompletableFuture.completedStage(List.of()),
                ScaleBook.NONE,
                List.of(),
                ProgressSettings.NONE,
                text -> {
                    throw new UnsupportedOperationException("nobody writes this");
                },
                content.crisis(),
                new SafetyRules(
                        "proposed",
                        new SafetyRules.BeforeSession(
                                SafetyRules.Missing.WARN, SafetyRules.Missing.WARN, SafetyRules.Missing.WARN),
                        List.of()),
                tenant -> CompletableFuture.completedStage(List.of()));
    }

    public static void main(String[] args) {
        GatewayServer server = new GatewayServer();
        Parent.endWithIt();
        server.system.terminate();
    }

    private ActorRef<SessionMessage> session(EntityId id) {
        return sessions.computeIfAbsent(
                id, key -> system.systemActorOf(Fan.create(key), "fan-" + key.local(), Props.empty()));
    }

    /** In a session's place: tickets for all, and updates. */
    private static final class Fan {
        private enum Tick {
            TICK
        }

        private final int number;
        private final ActorContext<Object> context;
        private final List<ActorRef<ToSocket>> sockets = new ArrayList<>();
        private final long start = System.nanoTime();
        private long k;

        private Fan(ActorContext<Object> context, EntityId id) {
            this.context = context;
            this.number = Integer.parseInt(id.local());
            next();
        }

        static Behavior<SessionMessage> create(EntityId id) {
            return Behaviors.<Object>setup(context -> {
                        Fan fan = new Fan(context, id);
                        return Behaviors.receiveMessage(message -> {
                            fan.on(message);
                            return Behaviors.same();
                        });
                    })
                    .narrow();
        }

        private void next() {
            k = Updates.next(start, number, k, System.nanoTime());
            context.scheduleOnce(
                    Duration.ofNanos(Math.max(1, Updates.due(start, number, k) - System.nanoTime())),
                    context.getSelf(),
                    Tick.TICK);
        }

        private void on(Object message) {
            if (message == Tick.TICK) {
                ToSocket.Latest latest = new ToSocket.Latest(Updates.text(Updates.due(start, number, k)));
                sockets.forEach(socket -> socket.tell(latest));
                next();
            } else if (message instanceof SessionMessage.RedeemTicket redeem) {
                boolean headset = redeem.secret().startsWith("headset");
                redeem.replyTo()
                        .tell(
                                headset
                                        ? new SessionMessage.Redeemed(
                                                new Asker(PATIENT.toString(), Role.PATIENT), Rest.Purpose.HEADSET, null)
                                        : new SessionMessage.Redeemed(
                                                new Asker(THERAPIST.toString(), Role.THERAPIST),
                                                Rest.Purpose.WATCH,
                                                null));
            } else if (message instanceof SessionMessage.Join join) {
                if (!sockets.contains(join.socket())) {
                    sockets.add(join.socket());
                }
            } else if (message instanceof SessionMessage.Leave leave) {
                sockets.remove(leave.socket());
            }
        }
    }

    private static final class Doorkeeper implements SignInDoor {
        @Override
        public CompletionStage<SignIn.Result> signIn(
                String email, String password, @Nullable String totp, @Nullable String newPassword) {
            return CompletableFuture.completedStage(new SignIn.BadCredentials());
        }

        @Override
        public CompletionStage<SignIn.Result> refresh(String refreshToken) {
            return CompletableFuture.completedStage(new SignIn.BadCredentials());
        }

        @Override
        public CompletionStage<SignIn.Result> openHeadset(EntityId account, SignInId approvedBy, HeadsetLimit limit) {
            return CompletableFuture.completedStage(new SignIn.BadCredentials());
        }

        @Override
        public CompletionStage<Verification> verify(String token) {
            return CompletableFuture.completedStage(Verification.Failed.MALFORMED);
        }

        @Override
        public Runnable whenEnded(Principal principal, Runnable ended) {
            return () -> {};
        }

        @Override
        public CompletionStage<Answer> signOut(Principal principal) {
            throw new UnsupportedOperationException("nobody signs in here");
        }

        @Override
        public CompletionStage<Optional<Holder>> holderOf(EntityId account) {
            return CompletableFuture.completedStage(Optional.empty());
        }
    }

    private static final class NoAccounts implements AccountDoor {
        private static UnsupportedOperationException none() {
            return new UnsupportedOperationException("there are no accounts here");
        }

        @Override
        public CompletionStage<Invitations.Result> invite(CommandId commandId, Invitations.Guest guest) {
            throw none();
        }

        @Override
        public CompletionStage<AccountState> look(EntityId account) {
            throw none();
        }

        @Override
        public CompletionStage<Answer> changePassword(EntityId account, String password, String newPassword) {
            throw none();
        }

        @Override
        public CompletionStage<OwnAccount.Offer> offerSecondFactor(EntityId account) {
            throw none();
        }

        @Override
        public CompletionStage<Answer> enrolSecondFactor(
                EntityId account, String password, String secret, String code) {
            throw none();
        }
    }

    private static final class Records implements PatientDoor {
        private final PatientState patient;

        Records() {
            Map<ConsentFlow, Consent> given = new EnumMap<>(ConsentFlow.class);
            for (ConsentFlow flow : ConsentFlow.values()) {
                given.put(flow, new Consent(true, Instant.EPOCH, "bench"));
            }
            patient = new PatientState(
                    PATIENT,
                    new PatientState.Profile(new PersonName("Robin"), null, "UTC"),
                    Set.of(THERAPIST),
                    Set.of(),
                    new Consents(given));
        }

        @Override
        public CompletionStage<PatientState> look(EntityId id) {
            return CompletableFuture.completedStage(patient);
        }

        @Override
        public CompletionStage<Answer> ask(EntityId patient, CommandId commandId, PatientCommand command) {
            throw new UnsupportedOperationException("nothing is asked here");
        }

        @Override
        public void watchConsents(EntityId id, ActorRef<ConsentNews> watcher) {
            watcher.tell(new ConsentNews(PATIENT, patient.consents(), 1));
        }
    }

    private static final class Shelf implements SessionDirectory {
        @Override
        public CompletionStage<List<EntityId>> liveIds(TenantId tenant) {
            throw new UnsupportedOperationException("no session lives here");
        }

        @Override
        public CompletionStage<Optional<DirectoryRow>> find(EntityId session) {
            return CompletableFuture.completedStage(Optional.of(new DirectoryRow(
                    session,
                    1,
                    PATIENT.toString(),
                    "3C",
                    Phase.RUNNING,
                    null,
                    THERAPIST.toString(),
                    Instant.EPOCH,
                    Instant.EPOCH,
                    null,
                    null)));
        }

        @Override
        public CompletionStage<List<DirectoryRow>> live(TenantId tenant, @Nullable DirectoryCursor cursor) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<List<DirectoryRow>> ended(TenantId tenant, @Nullable DirectoryCursor cursor) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<List<DirectoryRow>> of(
                Set<String> patientIds, Which which, @Nullable DirectoryCursor cursor) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<Void> forget(String patientId) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void upsert(DirectoryRow row) {}
    }

    private static final class NoProjections implements ProjectionDoor {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public CompletionStage<List<RebuildState.Run>> rebuilds(String name) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<Answer> rebuild(String name, EntityId by, CommandId commandId) {
            throw new UnsupportedOperationException("nothing is rebuilt");
        }
    }

    private static final class NoSlides implements SlideStore {
        @Override
        public CompletionStage<Void> put(Upload upload, int page, byte[] picture) {
            throw new UnsupportedOperationException("nobody uploads slides");
        }

        @Override
        public CompletionStage<Optional<byte[]>> find(Upload upload, int page) {
            return CompletableFuture.completedStage(Optional.empty());
        }

        @Override
        public CompletionStage<Void> remove(Upload upload) {
            return CompletableFuture.completedStage(null);
        }
    }

    private static final class Nothing implements Senses {
        @Override
        public Media open(EntityId session, Consumer<ToClient> back) {
            throw new UnsupportedOperationException("no media here");
        }

        @Override
        public void floor(EntityId session, Floor floor) {}

        @Override
        public void words(EntityId session, ToServer.Words words) {}

        @Override
        public void deviceReading(EntityId session, ToServer.DeviceReading reading) {}

        @Override
        public boolean heart(EntityId session, HeartBeats beats, BodyAtRest rest) {
            return true;
        }

        @Override
        public boolean skin(EntityId session, SkinSamples samples, BodyAtRest rest) {
            return true;
        }

        @Override
        public void ended(EntityId session) {}
    }
}
