package dev.inhabit.server.gateway;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.affect.model.UnusableModelException;
import dev.inhabit.affect.text.TextRules;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.catalog.ClinicContent;
import dev.inhabit.server.catalog.Content;
import dev.inhabit.server.catalog.SceneContent;
import dev.inhabit.server.identity.Access;
import dev.inhabit.server.identity.HeadsetLimit;
import dev.inhabit.server.identity.HeadsetPairing;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SignIn;
import dev.inhabit.server.identity.SignInId;
import dev.inhabit.server.identity.Tokens;
import dev.inhabit.server.identity.Verification;
import dev.inhabit.server.insight.Metrics;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.patient.Consent;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.patient.ConsentNews;
import dev.inhabit.server.patient.Consents;
import dev.inhabit.server.patient.PatientCommand;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.replay.ReplayRoom;
import dev.inhabit.server.report.ReportSettings;
import dev.inhabit.server.report.Reports;
import dev.inhabit.server.sensing.BodySettings;
import dev.inhabit.server.sensing.Sensing;
import dev.inhabit.server.sensing.SensingMetrics;
import dev.inhabit.server.session.Auditorium;
import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.PinnedRules;
import dev.inhabit.server.session.PinnedScene;
import dev.inhabit.server.session.SessionMessage;
import dev.inhabit.server.slides.SlideSettings;
import dev.inhabit.server.slides.Slides;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The real gateway on a real port, before real sessions whose journal is in memory. Who people are is fixed: the token
 * is the name of the person.
 */
final class TestClinic implements AutoCloseable {
    static final TenantId TENANT = new TenantId("demo");
    static final EntityId PATIENT = new EntityId(TENANT, "patient-1");
    static final EntityId OTHER_PATIENT = new EntityId(TENANT, "patient-2");
    static final EntityId THERAPIST = new EntityId(TENANT, "therapist");
    private static final Map<String, Principal> PEOPLE = Map.of(
            "therapist", person("therapist", Role.THERAPIST, null),
            "stranger", person("stranger", Role.THERAPIST, null),
            "patient", person("patient", Role.PATIENT, PATIENT),
            "admin", person("admin", Role.ADMIN, null),
            "elsewhere",
                    new Principal(
                            new EntityId(new TenantId("other"), "therapist"),
                            Role.THERAPIST,
                            null,
                            new SignInId("abcdefghijklmnopqrstuv"),
                            true));

    final ActorTestKit kit;
    final URI url;
    private @Nullable DescribedAnswers described;
    final Map<ConsentFlow, Boolean> consents = new EnumMap<>(ConsentFlow.class);
    volatile Set<EntityId> careTeam = Set.of(THERAPIST);
    final List<ActorRef<ConsentNews>> consentWatchers = new CopyOnWriteArrayList<>();
    final List<Runnable> signInListeners = new CopyOnWriteArrayList<>();
    final TestSenses senses = new TestSenses();
    volatile ModelDoor models = () -> {
        throw new UnsupportedOperationException("there are no models");
    };
    final FakeProjections projections = new FakeProjections();
    final SlidesInMemory slides = new SlidesInMemory();
    final CoursesInMemory courses = new CoursesInMemory();
    final TestSessions sessions;
    final Reports reports;
    final TestScenarios scenarios;
    /** Where it is given, sessions of its other sub-levels can be had too, and people speak in them. */
    volatile @Nullable Content content;

    private final Map<String, ActorRef<HeadsetPairing.Message>> pairings = new ConcurrentHashMap<>();
    private final AtomicInteger generation = new AtomicInteger();
    /** By token. */
    private final Map<String, Principal> headsets = new ConcurrentHashMap<>();

    volatile boolean storeAway;
    volatile boolean patientErased;
    private final HttpClient http = HttpClient.newHttpClient();

    private Optional<PinnedLevel> level(String sublevel) {
        return sublevel.equals("3C")
                ? Optional.of(Auditorium.LEVEL)
                : Optional.ofNullable(content)
                        .flatMap(known -> known.levels().find(sublevel))
                        .map(Level::pinned);
    }

    /** In sharding's place. */
    private RecipientRef<HeadsetPairing.Message> pairing(String code) {
        return pairings.computeIfAbsent(
                code, key -> kit.spawn(HeadsetPairing.create(() -> {}), "pairing-" + generation + "-" + key));
    }

    /** What a restart leaves of the codes. */
    void restartPairings() {
        pairings.values().forEach(one -> one.tell(HeadsetPairing.Stop.STOP));
        pairings.clear();
        generation.incrementAndGet();
    }

    private static Principal person(String name, Role role, @Nullable EntityId patient) {
        return new Principal(new EntityId(TENANT, name), role, patient, new SignInId("abcdefghijklmnopqrstuv"), true);
    }

    TestClinic() {
        this("");
    }

    TestClinic(String settings) {
        Config config = ConfigFactory.parseString(settings)
                .withFallback(ConfigFactory.parseString("""
                        pekko.persistence.testkit.events.serialize = off
                        pekko.loglevel = WARNING
                        inhabit.http { host = "127.0.0.1", port = 0, cors-origins = ["https://desk.example"] }
                        """))
                .withFallback(PersistenceTestKitPlugin.getInstance().config())
                .withFallback(ConfigFactory.parseResources("gateway.conf"))
                .withFallback(ConfigFactory.parseResources("sensing.conf"))
                .withFallback(ConfigFactory.parseResources("slides.conf"))
                .withFallback(ConfigFactory.parseResources("reports.conf"))
                .withFallback(ConfigFactory.load())
                .resolve();
        kit = ActorTestKit.create("gateway", config);
        sessions = new TestSessions(kit, courses);
        scenarios = new TestScenarios(kit);
        for (ConsentFlow flow : ConsentFlow.values()) {
            consents.put(flow, true);
        }
        courses.open(PATIENT, "3", THERAPIST);
        courses.readyForSessions(PATIENT, THERAPIST);
        reports = new Reports(ReportSettings.of(config));
        GatewayRooms rooms = new GatewayRooms(
                GatewaySettings.of(config),
                InstantSource.system(),
                new Names(),
                new NoAccounts(),
                new HeadsetDoor(this::pairing, kit.scheduler(), Duration.ofSeconds(5)),
                new Access(Access.SecondFactor.REQUIRED),
                new Records(),
                courses.rooms(),
                scenarios.rooms(),
                therapist -> CompletableFuture.completedStage(
                        therapist.equals(THERAPIST) ? Set.of(PATIENT) : Set.<EntityId>of()),
                (tenant, after) -> CompletableFuture.completedStage(
                        tenant.equals(TENANT) && after == null ? List.of(PATIENT) : List.<EntityId>of()),
                new SessionDoor(sessions::session, kit.scheduler(), Duration.ofSeconds(5)),
                sessions,
                this::level,
                (sublevel, seed) ->
                        content == null ? PinnedScene.SILENT : new SceneContent(content, "en").pinned(sublevel, seed),
                1,
                60,
                PinnedRules.BEFORE,
                ShippedBiofeedback.HEART,
                senses,
                () -> models.reload(),
                projections,
                new Slides(SlideSettings.of(config), slides),
                new ReplayRoom(sessions::history, Runnable::run),
                reports,
                () -> CompletableFuture.completedStage(List.of(new Rest.ReadyPart("store", !storeAway, ""))),
                new Metrics(),
                TestSessions.SIGNER);
        var binding = Gateway.open(kit.system(), rooms).toCompletableFuture().join();
        url = URI.create("http://127.0.0.1:" + binding.localAddress().getPort());
    }

    /** Words are read from now on, by the rules alone: there are no models. */
    void readsWords() {
        senses.sensing = Sensing.start(
                kit.system(),
                () -> {
                    throw new UnusableModelException("no models here");
                },
                BodySettings.of(ShippedBiofeedback.HEART),
                TextRules.shipped(),
                ClinicContent.SHIPPED.languages(),
                InstantSource.system(),
                SensingMetrics.NONE,
                (session, moment) -> sessions.session(session).tell(new SessionMessage.Felt(moment)));
    }

    private synchronized DescribedAnswers described() {
        DescribedAnswers known = described;
        if (known == null) {
            known = new DescribedAnswers(get(DescribedAnswers.DOCUMENT, "").body());
            described = known;
        }
        return known;
    }

    /**
     * Every answer is checked against the OpenAPI document.
     *
     * @param as whose token; empty for none
     */
    HttpResponse<String> send(String method, String path, String as, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!as.isEmpty()) {
            request.header("Authorization", "Bearer " + as);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            // OPTIONS is a browser's question, and no route.
            if (!path.equals(DescribedAnswers.DOCUMENT) && !method.equals("OPTIONS")) {
                described().check(method, path, answer.statusCode());
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path, String as) {
        return send("GET", path, as, null);
    }

    HttpResponse<String> post(String path, String as, String body) {
        return send("POST", path, as, body);
    }

    /** A session that runs. */
    String startedSession(String name) {
        return startedSession(name, "3C");
    }

    String startedSession(String name, String sublevel) {
        String commandId = "session-" + name;
        String id = Wire.mapper()
                .readTree(post(
                                "/api/v1/sessions",
                                "therapist",
                                "{\"commandId\":\"%s\",\"patientId\":\"%s\",\"sublevel\":\"%s\"}"
                                        .formatted(commandId, PATIENT, sublevel))
                        .body())
                .at("/data/sessionId")
                .asString();
        post(
                "/api/v1/sessions/" + id + "/commands",
                "therapist",
                "{\"type\":\"start\",\"commandId\":\"start-" + commandId + "\"}");
        return id;
    }

    String ticket(String session, String purpose, String as) {
        return Wire.mapper()
                .readTree(post(
                                "/api/v1/tickets",
                                as,
                                "{\"sessionId\":\"%s\",\"purpose\":\"%s\"}".formatted(session, purpose))
                        .body())
                .at("/data/ticket")
                .asString();
    }

    TestSocket open(String session, String purpose, String as) {
        return TestSocket.open(http, url, ticket(session, purpose, as));
    }

    PatientState patient() {
        Map<ConsentFlow, Consent> given = new EnumMap<>(ConsentFlow.class);
        consents.forEach((flow, yes) -> given.put(flow, new Consent(yes, Instant.EPOCH, "test-1")));
        return new PatientState(
                PATIENT,
                new PatientState.Profile(new PersonName("Robin"), null, "UTC"),
                careTeam,
                Set.of(),
                new Consents(given));
    }

    void withdraw(ConsentFlow flow) {
        consents.put(flow, false);
        consentWatchers.forEach(
                watcher -> watcher.tell(new ConsentNews(PATIENT, patient().consents(), 9)));
    }

    @Override
    public void close() {
        reports.close();
        kit.shutdownTestKit();
    }

    private final class Names implements SignInDoor {
        @Override
        public CompletionStage<SignIn.Result> signIn(
                String email, String password, @Nullable String totp, @Nullable String newPassword) {
            return CompletableFuture.completedStage(
                    password.equals("mfa") && totp == null ? new SignIn.MfaRequired() : new SignIn.BadCredentials());
        }

        @Override
        public CompletionStage<SignIn.Result> refresh(String refreshToken) {
            return CompletableFuture.completedStage(new SignIn.BadCredentials());
        }

        @Override
        public CompletionStage<SignIn.Result> openHeadset(EntityId account, SignInId approvedBy, HeadsetLimit limit) {
            Principal holder = PEOPLE.get(account.local());
            if (holder == null || !holder.signIn().equals(approvedBy)) {
                return CompletableFuture.completedStage(new SignIn.BadCredentials());
            }
            Principal headset = new Principal(
                    account,
                    Role.PATIENT,
                    limit.patient(),
                    approvedBy,
                    false,
                    new Principal.Headset(limit.session(), limit.patient().equals(holder.patient())));
            String token =
                    "headset-of-" + account.local() + "-in-" + limit.session().local();
            headsets.put(token, headset);
            return CompletableFuture.completedStage(new SignIn.SignedIn(
                    headset,
                    new PersonName("Name of " + account.local()),
                    new Tokens.Issued(token, Instant.now().plusSeconds(3_600)),
                    "refresh-" + account.local()));
        }

        @Override
        public CompletionStage<Verification> verify(String token) {
            Principal person = PEOPLE.getOrDefault(token, headsets.get(token));
            return CompletableFuture.completedStage(
                    person == null
                            ? Verification.Failed.MALFORMED
                            : new Verification.Valid(person, Instant.now().plusSeconds(60)));
        }

        @Override
        public Runnable whenEnded(Principal principal, Runnable ended) {
            signInListeners.add(ended);
            return () -> signInListeners.remove(ended);
        }

        @Override
        public CompletionStage<Answer> signOut(Principal principal) {
            List.copyOf(signInListeners).forEach(Runnable::run);
            return CompletableFuture.completedStage(new Answer.Done(new CommandId("sign-out-1"), 1, false));
        }

        @Override
        public CompletionStage<Optional<Holder>> holderOf(EntityId account) {
            return CompletableFuture.completedStage(PEOPLE.values().stream()
                    .filter(person -> person.account().equals(account))
                    .findFirst()
                    .map(person -> new Holder(new PersonName("Name of " + account.local()), person.role())));
        }
    }

    private final class Records implements PatientDoor {
        @Override
        public CompletionStage<PatientState> look(EntityId patient) {
            return CompletableFuture.completedStage(
                    patient.equals(PATIENT) && !patientErased ? patient() : PatientState.empty(patient));
        }

        @Override
        public CompletionStage<Answer> ask(EntityId patient, CommandId commandId, PatientCommand command) {
            throw new UnsupportedOperationException("AccountRoutesTests asks a real record");
        }

        @Override
        public void watchConsents(EntityId patient, ActorRef<ConsentNews> watcher) {
            consentWatchers.add(watcher);
            watcher.tell(new ConsentNews(PATIENT, patient().consents(), 1));
        }
    }
}
