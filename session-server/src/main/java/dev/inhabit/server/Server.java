package dev.inhabit.server;

import com.typesafe.config.Config;
import dev.inhabit.affect.model.ExecutionProvider;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.text.UnusableRulesException;
import dev.inhabit.server.catalog.Content;
import dev.inhabit.server.catalog.SceneContent;
import dev.inhabit.server.catalog.SessionJudgement;
import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.crowd.CrowdDomain;
import dev.inhabit.server.crowd.CrowdRooms;
import dev.inhabit.server.crowd.Crowds;
import dev.inhabit.server.crowd.SessionCrowds;
import dev.inhabit.server.gateway.AccountDoor;
import dev.inhabit.server.gateway.Gateway;
import dev.inhabit.server.gateway.GatewayRooms;
import dev.inhabit.server.gateway.GatewaySettings;
import dev.inhabit.server.gateway.HeadsetDoor;
import dev.inhabit.server.gateway.PatientDoor;
import dev.inhabit.server.gateway.ProjectionDoor;
import dev.inhabit.server.gateway.ScenarioRooms;
import dev.inhabit.server.gateway.SessionDoor;
import dev.inhabit.server.gateway.SignInDoor;
import dev.inhabit.server.gateway.TreatmentRooms;
import dev.inhabit.server.identity.Access;
import dev.inhabit.server.identity.AccountDomain;
import dev.inhabit.server.identity.Accounts;
import dev.inhabit.server.identity.DemoClinic;
import dev.inhabit.server.identity.EmailAddress;
import dev.inhabit.server.identity.EmailClaimDomain;
import dev.inhabit.server.identity.HeadsetPairings;
import dev.inhabit.server.identity.IdentityKeys;
import dev.inhabit.server.identity.Invitations;
import dev.inhabit.server.identity.OwnAccount;
import dev.inhabit.server.identity.PasswordHasher;
import dev.inhabit.server.identity.PasswordRules;
import dev.inhabit.server.identity.Registration;
import dev.inhabit.server.identity.SignIn;
import dev.inhabit.server.identity.Tokens;
import dev.inhabit.server.insight.CassandraNoticeIndex;
import dev.inhabit.server.insight.CassandraPatientIndex;
import dev.inhabit.server.insight.CassandraScenarioIndex;
import dev.inhabit.server.insight.CassandraSessionDirectory;
import dev.inhabit.server.insight.CassandraSlides;
import dev.inhabit.server.insight.Metrics;
import dev.inhabit.server.insight.Projection;
import dev.inhabit.server.insight.Projections;
import dev.inhabit.server.journal.CannotStart;
import dev.inhabit.server.journal.EventCatalog;
import dev.inhabit.server.journal.EventLog;
import dev.inhabit.server.journal.JournalSetup;
import dev.inhabit.server.journal.KeyFolder;
import dev.inhabit.server.journal.PrivateCassandra;
import dev.inhabit.server.journal.SealedValues;
import dev.inhabit.server.journal.SigningKeys;
import dev.inhabit.server.journal.Store;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.levels.LevelCatalog;
import dev.inhabit.server.patient.PatientDomain;
import dev.inhabit.server.patient.Patients;
import dev.inhabit.server.rebuild.RebuildDomain;
import dev.inhabit.server.rebuild.Rebuilds;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.replay.ReplayRoom;
import dev.inhabit.server.report.ReportSettings;
import dev.inhabit.server.report.Reports;
import dev.inhabit.server.scenario.ChosenIds;
import dev.inhabit.server.scenario.ScenarioDomain;
import dev.inhabit.server.scenario.Scenarios;
import dev.inhabit.server.sensing.BodySettings;
import dev.inhabit.server.sensing.Sensing;
import dev.inhabit.server.sensing.WordsByRules;
import dev.inhabit.server.session.SessionDomain;
import dev.inhabit.server.session.SessionMessage;
import dev.inhabit.server.session.SessionRooms;
import dev.inhabit.server.session.Sessions;
import dev.inhabit.server.slides.SlideSettings;
import dev.inhabit.server.slides.Slides;
import dev.inhabit.server.treatment.ClinicScales;
import dev.inhabit.server.treatment.CoursesOfSessions;
import dev.inhabit.server.treatment.NoticeWatch;
import dev.inhabit.server.treatment.TreatmentDomain;
import dev.inhabit.server.treatment.Treatments;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.stream.javadsl.Sink;
import org.slf4j.LoggerFactory;

/**
 * The whole server: every room, put together by hand in the order in which data flows. Reading it from top to bottom is
 * the map of the program.
 */
public final class Server implements AutoCloseable {
    private static final Duration ASK_WITHIN = Duration.ofSeconds(10);
    private static final Duration START_WITHIN = Duration.ofMinutes(3);

    /** What must be closed, the last first. */
    private final Deque<AutoCloseable> open;

    private final URI url;
    private final TenantId tenant;
    private final DemoClinic demoClinic;
    private final Invitations invitations;
    private final Patients patients;

    private Server(Config given, Consumer<String> progress, Deque<AutoCloseable> open) {
        this.open = open;
        warnOfThreadForEachAnswer();
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        Config config = given.resolve();
        Limits limits = Limits.of(config);
        Path data = Path.of(config.getString("inhabit.data")).toAbsolutePath();
        tenant = new TenantId(config.getString("inhabit.tenant"));
        Content content = Content.load(Settings.root().resolve("config"));
        LevelCatalog levels = content.levels();
        TextRules wordRules = wordRules(Settings.root().resolve("config/text"));
        GatewaySettings gatewaySettings = GatewaySettings.of(config);
        ExecutionProvider modelsRunOn = Settings.modelsRunOn(config);
        HttpAddress listening = new HttpAddress(gatewaySettings.host(), gatewaySettings.port());
        listening.mustBeFree();

        // The store: where events are kept, and apart from them the keys that open them.
        Config whereCassandraIs = cassandra(config, data, progress);
        EventCatalog catalog = catalog();
        ExecutorService keyFiles = executor(2);
        KeyFolder keys = KeyFolder.open(
                data.resolve("keys"), Settings.key(config, "inhabit.keys.master", "INHABIT_MASTER_KEY"), keyFiles);
        JournalSetup journal = new JournalSetup(catalog, keys);
        ActorSystem<Void> system = ActorSystem.create(
                Behaviors.empty(),
                "inhabit",
                ActorSystemSetup.create(
                        BootstrapSetup.create(
                                whereCassandraIs.withFallback(config).resolve()),
                        journal));
        closing(() -> stop(system));
        // A private store is nobody else's: what it misses is made.
        boolean createTables = config.getString("inhabit.store.mode").equals("private")
                || config.getBoolean("inhabit.store.create-tables");
        Store store = await(
                Store.open(system, new Store.Settings(createTables, null, keys.storeId(), START_WITHIN), progress));
        if (createTables) {
            await(store.change(CassandraSessionDirectory.tables(store.keyspace())));
            await(store.change(CassandraPatientIndex.tables(store.keyspace())));
            await(store.change(CassandraScenarioIndex.tables(store.keyspace())));
            await(store.change(CassandraNoticeIndex.tables(store.keyspace())));
            await(store.change(CassandraSlides.tables(store.keyspace())));
        }
        CassandraSessionDirectory directory =
                CassandraSessionDirectory.open(store.session(), store.keyspace(), new SealedValues(keys));
        CassandraPatientIndex patientIndex = CassandraPatientIndex.open(store.session(), store.keyspace());
        CassandraScenarioIndex scenarioIndex = CassandraScenarioIndex.open(store.session(), store.keyspace());
        CassandraNoticeIndex noticeIndex = CassandraNoticeIndex.open(store.session(), store.keyspace());
        Slides slides = new Slides(
                SlideSettings.of(config),
                CassandraSlides.open(store.session(), store.keyspace(), new SealedValues(keys)));
        closing(slides);
        EventLog log = new EventLog(store, journal.envelopes());

        // The cluster: alone unless it is told of others.
        Cluster cluster = Cluster.get(system);
        if (config.getStringList("pekko.cluster.seed-nodes").isEmpty()) {
            cluster.manager().tell(Join.create(cluster.selfMember().address()));
        }

        // Who may do what.
        IdentityKeys identityKeys = IdentityKeys.openOrCreate(data.resolve("identity"), random, clock.instant());
        SigningKeys signer = SigningKeys.openOrCreate(data.resolve("identity"));
        Tokens tokens = new Tokens(identityKeys.tokenKeys());
        ExecutorService hashing = PasswordHasher.executor();
        closing(hashing::shutdown);
        PasswordHasher hasher = new PasswordHasher(hashing, random);
        Accounts accounts = Accounts.start(
                system, catalog, clock, limits.writing(), ASK_WITHIN, identityKeys.emailHashes(), tokens);
        patients = Patients.start(system, catalog, clock, limits.writing(), ASK_WITHIN, patientIndex);
        Treatments treatments = Treatments.start(system, catalog, clock, limits.writing(), ASK_WITHIN, noticeIndex);
        Scenarios scenarios = Scenarios.start(system, catalog, clock, limits.writing(), ASK_WITHIN, scenarioIndex);
        SignIn signIn = new SignIn(accounts, hasher, tokens, clock, random);
        HeadsetPairings headsets = HeadsetPairings.start(system);
        Access access = new Access(
                config.getBoolean("inhabit.sign-in.second-factor-required")
                        ? Access.SecondFactor.REQUIRED
                        : Access.SecondFactor.OPTIONAL);
        PasswordRules passwordRules = PasswordRules.shipped();
        Registration registration = new Registration(accounts, passwordRules, hasher);
        invitations = new Invitations(accounts, registration, identityKeys.emailHashes());
        demoClinic = new DemoClinic(accounts, registration, patients, treatments, identityKeys.emailHashes(), clock);

        // What happens: sessions and their crowds.
        SessionRooms.History history = (session, from, to) -> log.of(new SessionDomain(), session, from, to)
                .map(logged -> logged.recorded())
                .runWith(Sink.seq(), system);
        Crowds crowds = Crowds.start(system, new CrowdRooms(catalog, limits.writing(), clock));
        Sessions sessions = Sessions.start(
                system,
                new SessionRooms(
                        limits.session(),
                        catalog,
                        limits.writing(),
                        clock,
                        directory,
                        new CoursesOfSessions(
                                treatments,
                                content.safety().beforeSession(),
                                content.biofeedback().motionGate(),
                                clock),
                        plan -> ChosenIds.needsTalk(plan, content.builder()),
                        history,
                        new SessionCrowds(system, crowds::tell),
                        content.biofeedback(),
                        content.alerts(),
                        content.speaker(),
                        signer),
                () -> directory.liveIds(tenant));

        // What is seen and heard of the patient.
        Metrics metrics = new Metrics();
        Supplier<ModelRegistry> models =
                () -> ModelRegistry.withUserFolder(data.resolve("models")).on(modelsRunOn);
        Sensing sensing = Sensing.start(
                system,
                models,
                BodySettings.of(content.biofeedback()),
                wordRules,
                content.languages(),
                clock,
                new SensingCounts(metrics),
                (session, moment) -> sessions.ref(session).tell(new SessionMessage.Felt(moment)));
        closing(() -> await(sensing.close()));
        metrics.sensingSessions(sensing::sessions);
        IntSupplier waitingRows =
                () -> directory.waiting() + patientIndex.waiting() + scenarioIndex.waiting() + noticeIndex.waiting();
        metrics.directoryWaiting(waitingRows::getAsInt);

        // What nobody has answered.
        Treatments.watchNotices(
                system,
                new NoticeWatch.Rooms(
                        () -> noticeIndex.ofClinic(tenant),
                        treatments::look,
                        treatments::ask,
                        content.safety().noticeEscalation(),
                        clock,
                        seen -> metrics.notices(seen.unanswered(), seen.escalated(), seen.oldestUnansweredS())));

        // What was.
        Executor playing = system.dispatchers().lookup(DispatcherSelector.fromConfig("inhabit.replay-dispatcher"));
        ReplayRoom replay = new ReplayRoom(history, playing);

        // What is written of it.
        Reports reports = new Reports(ReportSettings.of(config));
        closing(reports);

        // What may be: scenes that are built, tried out and kept.
        int simulatorVersion = config.getInt("inhabit.crowd.simulator-version");
        Staging staging = new Staging(content, "en");

        // What can be made again from events.
        Projections projections = new Projections(
                system,
                tenant,
                log,
                Rebuilds.start(system, catalog, clock, limits.writing(), ASK_WITHIN),
                new Projections.Nodes(node(cluster.selfMember()), () -> StreamSupport.stream(
                                cluster.state().getMembers().spliterator(), false)
                        .map(Server::node)
                        .collect(Collectors.toSet())),
                Settings.rebuildEntitiesPerS(config),
                waitingRows,
                List.of(
                        Projection.sessions(directory, treatments),
                        Projection.notices(noticeIndex),
                        Projection.patients(patientIndex),
                        Projection.scenarios(scenarioIndex)));

        // Who asks.
        Readiness readiness =
                new Readiness(() -> store.ping(Readiness.STORE_ANSWERS_WITHIN), sensing::status, System::nanoTime);
        ServerBinding binding = await(Gateway.open(
                        system,
                        new GatewayRooms(
                                gatewaySettings,
                                clock,
                                SignInDoor.of(tenant, accounts, signIn),
                                AccountDoor.of(
                                        tenant, invitations, new OwnAccount(accounts, hasher, passwordRules, random)),
                                new HeadsetDoor(headsets::ref, system.scheduler(), ASK_WITHIN),
                                access,
                                PatientDoor.of(patients),
                                new TreatmentRooms(
                                        TreatmentRooms.Door.of(treatments),
                                        (patient, from, to) -> log.of(new TreatmentDomain(), patient, from, to)
                                                .map(TreatmentHistory::of)
                                                .runWith(Sink.seq(), system),
                                        new ClinicScales(content.scales(), "en"),
                                        content.scales().in("en"),
                                        Settings.progress(config),
                                        text -> new WordsByRules(wordRules).read(text),
                                        content.crisis(),
                                        content.safety(),
                                        noticeIndex::ofClinic),
                                new ScenarioRooms(
                                        ScenarioRooms.Door.of(scenarios),
                                        scenarioIndex,
                                        content.builder(),
                                        content.difficulty(),
                                        levels::ofDifficulty,
                                        content.scenes(),
                                        staging::staged,
                                        ScenarioRooms.Previews.of(staging::staged, simulatorVersion, playing)),
                                patientIndex::patientsOf,
                                patientIndex::ofClinic,
                                new SessionDoor(sessions::ref, system.scheduler(), ASK_WITHIN),
                                directory,
                                sublevel -> levels.find(sublevel).map(Level::pinned),
                                new SceneContent(content, "en")::pinned,
                                simulatorVersion,
                                limits.baselineMinS()
                                        .orElse(content.biofeedback().baseline().goodSignalMinS()),
                                SessionJudgement.pinned(content.ratings(), content.biofeedback()),
                                content.biofeedback(),
                                new SessionSensing(sensing),
                                new SensingModels(sensing, models),
                                ProjectionDoor.of(projections),
                                slides,
                                replay,
                                reports,
                                readiness::parts,
                                metrics,
                                signer))
                // Somebody else may have taken the port since.
                .exceptionallyCompose(failure -> CompletableFuture.failedStage(listening.refused(failure))));
        InetSocketAddress address = binding.localAddress();
        url = URI.create("http://" + host(address) + ":" + address.getPort());
    }

    /** With the number that a node has anew each time it is started. */
    private static String node(Member member) {
        return member.address().hostPort() + "#"
                + Long.toHexString(member.uniqueAddress().longUid());
    }

    /** Every kind of entity that remembers anything. */
    public static EventCatalog catalog() {
        return EventCatalog.of(
                new SessionDomain(),
                new CrowdDomain(),
                new PatientDomain(),
                new TreatmentDomain(),
                new ScenarioDomain(),
                new RebuildDomain(),
                new AccountDomain(),
                new EmailClaimDomain());
    }

    /**
     * Starts it all; returns once requests are answered.
     *
     * @throws CannotStart with a sentence for whoever started it, where something that a person can mend is in the way
     */
    public static Server start(Config config, Consumer<String> progress) {
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            return new Server(config, progress, open);
        } catch (RuntimeException e) {
            // A part that cannot start leaves none of the others behind.
            boolean interrupted = Thread.interrupted();
            closeAll(open);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw e;
        }
    }

    private Config cassandra(Config config, Path data, Consumer<String> progress) {
        String mode = config.getString("inhabit.store.mode");
        if (mode.equals("private")) {
            PrivateCassandra cassandra = PrivateCassandra.start(data.resolve("cassandra"), progress);
            closing(cassandra);
            return Store.at(cassandra.contactPoint());
        }
        if (!mode.equals("cluster")) {
            throw new CannotStart("inhabit.store.mode is '" + mode + "', must be private or cluster.");
        }
        List<InetSocketAddress> contacts =
                Settings.contactPoints(config).stream().map(Settings::address).toList();
        if (contacts.isEmpty()) {
            throw new CannotStart("inhabit.store.contact-points is empty; name at least one node of your Cassandra.");
        }
        return Store.at(contacts, config.getString("inhabit.store.local-datacenter"));
    }

    private ExecutorService executor(int threads) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        closing(executor::shutdown);
        return executor;
    }

    private void closing(AutoCloseable part) {
        open.push(part);
    }

    /**
     * Scala's futures hand each dependent stage to the default executor of {@link java.util.concurrent.CompletableFuture},
     * and with fewer than three processors that is no pool: it starts a thread for each task.
     */
    private static void warnOfThreadForEachAnswer() {
        if (ForkJoinPool.getCommonPoolParallelism() < 2) {
            LoggerFactory.getLogger(Server.class)
                    .warn("Java has no common pool on this machine, which costs much of its time: start it with"
                            + " -Djava.util.concurrent.ForkJoinPool.common.parallelism=4");
        }
    }

    /** @throws CannotStart with file, line, field, what was expected and what was found */
    static TextRules wordRules(Path folder) {
        try {
            return TextRules.load(folder);
        } catch (UnusableRulesException e) {
            throw new CannotStart("the rules for words need correction:\n  " + e.getMessage(), e);
        }
    }

    private static void stop(ActorSystem<Void> system) throws Exception {
        // Hands shards over, lets sockets say goodbye and leaves the cluster, each within its own limit.
        CoordinatedShutdown.get(system)
                .runAll(CoordinatedShutdown.unknownReason())
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(START_WITHIN.toSeconds() + 10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        } catch (TimeoutException e) {
            throw new CannotStart("a part of the server did not start within " + START_WITHIN.toSeconds() + " s.", e);
        } catch (java.util.concurrent.ExecutionException e) {
            Throwable cause =
                    e.getCause() instanceof CompletionException c && c.getCause() != null ? c.getCause() : e.getCause();
            if (cause instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(cause);
        }
    }

    private static String host(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress() || address.getAddress().isLoopbackAddress()
                ? "localhost"
                : address.getHostString();
    }

    /** Where requests are answered. */
    public URI url() {
        return url;
    }

    /** Makes the demonstration's accounts and patient where they are missing. */
    public DemoClinic.Seeded seedDemoClinic() {
        return await(demoClinic.seed());
    }

    /** Makes the clinic's first administrator; see {@link Invitations#firstAdministrator}. */
    public Invitations.Result firstAdministrator(EmailAddress email) {
        return await(invitations.firstAdministrator(tenant, email));
    }

    /** For tests and the demonstration, which know patients by their records. */
    public Patients patients() {
        return patients;
    }

    @Override
    public void close() {
        closeAll(open);
    }

    private static void closeAll(Deque<AutoCloseable> open) {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                LoggerFactory.getLogger(Server.class).warn("a part did not close cleanly", e);
            }
        }
    }
}
