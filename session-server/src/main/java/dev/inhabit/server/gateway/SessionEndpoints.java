package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.identity.PatientAct;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.PinnedScene;
import dev.inhabit.server.session.SessionCommand;
import dev.inhabit.server.session.SessionMessage;
import dev.inhabit.server.session.SuccessCriterion;
import dev.inhabit.server.treatment.BeforeSession;
import dev.inhabit.server.treatment.TreatmentState;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/** Creating sessions and acting on them. */
final class SessionEndpoints {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long TICKET_MS = 30_000;

    private final GatewayRooms rooms;
    private final SessionFinder finder;
    private final PatientMemory patients;
    private final RateLimits rates;
    private final ScenarioEndpoints scenarios;
    private final Submissions submissions;
    private final SicknessScores sickness;
    private final CourseNews news;

    SessionEndpoints(
            GatewayRooms rooms,
            SessionFinder finder,
            PatientMemory patients,
            RateLimits rates,
            ScenarioEndpoints scenarios) {
        this.rooms = rooms;
        this.submissions = new Submissions(rooms);
        this.sickness = new SicknessScores(rooms);
        this.news = new CourseNews(rooms);
        this.finder = finder;
        this.patients = patients;
        this.rates = rates;
        this.scenarios = scenarios;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(
                        HttpMethods.POST,
                        "/sessions",
                        "Creates a session; the same commandId again gives the same session",
                        Endpoint.Pace.WRITE,
                        false,
                        List.of(),
                        Rest.CreateSession.class,
                        Rest.SessionCreated.class,
                        Endpoint.enveloped(this::create)),
                new Endpoint(
                        HttpMethods.POST,
                        "/scenarios/{id}/sessions",
                        "Creates a session of level 5 from a revision of a scenario; it keeps all of it",
                        Endpoint.Pace.WRITE,
                        false,
                        List.of(),
                        Rest.CreateScenarioSession.class,
                        Rest.SessionCreated.class,
                        Endpoint.enveloped(this::createFromScenario)),
                new Endpoint(
                        HttpMethods.POST,
                        "/sessions/{id}/commands",
                        "Asks something of a session, as over the control socket; exits answer delivered",
                        Endpoint.Pace.COMMAND,
                        false,
                        List.of(),
                        SessionRequest.class,
                        Rest.CommandResult.class,
                        Endpoint.enveloped(this::command)),
                new Endpoint(
                        HttpMethods.POST,
                        "/tickets",
                        "A ticket that opens one socket, once, within 30 s",
                        Endpoint.Pace.WRITE,
                        false,
                        List.of(),
                        Rest.TicketRequest.class,
                        Rest.TicketGrant.class,
                        Endpoint.enveloped(this::ticket)));
    }

    private CompletionStage<Rest.SessionCreated> create(ApiCall call) {
        Principal who = call.who();
        Rest.CreateSession ask = call.body(Rest.CreateSession.class);
        CommandId commandId = Translation.commandId(ask.commandId());
        EntityId patient = patientOf(ask.patientId(), who);
        PinnedLevel level = rooms.levels()
                .apply(ask.sublevel())
                .orElseThrow(() -> RefusedException.outside("sublevel", ask.sublevel(), "one of 1A to 5E"));
        PinnedScene scene = rooms.scenes().pinned(level.sublevel(), RANDOM.nextLong());
        return created(who, commandId, patient, new Staging.Staged(level, scene));
    }

    private CompletionStage<Rest.SessionCreated> createFromScenario(ApiCall call) {
        Principal who = call.who();
        Rest.CreateScenarioSession ask = call.body(Rest.CreateScenarioSession.class);
        CommandId commandId = Translation.commandId(ask.commandId());
        EntityId patient = patientOf(ask.patientId(), who);
        EntityId session = sessionOf(who, commandId);
        // A repeat gets the same session, whatever has become of the scenario since.
        return finder.find(session)
                .thenCompose(known -> known.isPresent()
                        ? CompletableFuture.completedStage(new Rest.SessionCreated(session.toString(), List.of()))
                        : scenarios
                                .staged(call, ask.revision(), RANDOM.nextLong())
                                .thenCompose(staged -> created(who, commandId, patient, staged)));
    }

    /** The same command gives the same id, so that asking again finds what was created and makes no second one. */
    private static EntityId sessionOf(Principal who, CommandId commandId) {
        return EntityId.of(
                who.tenant(),
                UUID.nameUUIDFromBytes((who.account() + " " + commandId).getBytes(StandardCharsets.UTF_8)));
    }

    private CompletionStage<Rest.SessionCreated> created(
            Principal who, CommandId commandId, EntityId patient, Staging.Staged staged) {
        EntityId session = sessionOf(who, commandId);
        SessionCommand create = new SessionCommand.Create(
                Admitted.asker(who),
                patient.toString(),
                staged.level(),
                who.account().toString(),
                RANDOM.nextLong(),
                rooms.simulatorVersion(),
                rooms.baselineMinS(),
                staged.scene(),
                rooms.rules());
        return patients.facts(patient, false).thenCompose(facts -> {
            RefusedException.unlessAllowed(rooms.access().may(who, PatientAct.CREATE_SESSION, facts));
            return unlocked(patient, staged.level().sublevel()).thenCompose(course -> submissions
                    .submit(session, new Translation.Asked(commandId, null, create, SessionAct.CONTROL))
                    .thenCompose(done -> sickness.tell(who, session, course, today()))
                    .thenCompose(done -> news.tellNew(who, session, course))
                    .thenApply(
                            done -> new Rest.SessionCreated(session.toString(), beforeStart(course, staged.level()))));
        });
    }

    /** What is to be known before a session starts that nothing keeps from starting. */
    private List<TreatmentView.Obstacle> beforeStart(TreatmentState course, PinnedLevel level) {
        boolean needsMicrophone = SuccessCriterion.needsSpeech(level)
                && course.levels().passed(level.sublevel()).isEmpty();
        return Stream.concat(
                        BeforeSession.obstacles(
                                        course, rooms.treatment().safety().beforeSession())
                                .stream()
                                .filter(one -> !one.refuses()),
                        needsMicrophone ? Stream.of(BeforeSession.microphone(level.sublevel())) : Stream.empty())
                .map(TreatmentViews::obstacle)
                .toList();
    }

    /** Refused where the patient is not as far yet, with what is missing. */
    private CompletionStage<TreatmentState> unlocked(EntityId patient, String sublevel) {
        return rooms.treatment().door().look(patient).thenApply(course -> {
            BeforeSession.refusal(course, sublevel, rooms.treatment().safety().beforeSession())
                    .ifPresent(refusal -> {
                        throw RefusedException.of(refusal.code(), refusal.message());
                    });
            return course;
        });
    }

    /** By the clock of the server: a day more or less is within what a clinic allows. */
    private LocalDate today() {
        return LocalDate.ofInstant(rooms.clock().instant(), ZoneOffset.UTC);
    }

    private static EntityId patientOf(String text, Principal who) {
        try {
            EntityId patient = EntityId.parse(text);
            if (patient.tenant().equals(who.tenant())) {
                return patient;
            }
        } catch (IllegalArgumentException e) {
            throw RefusedException.outside("patientId", text, "the id of a patient");
        }
        throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such patient");
    }

    private CompletionStage<Rest.CommandResult> command(ApiCall call) {
        Principal who = call.who();
        Translation.Asked asked = Translation.asked(
                call.body(SessionRequest.class),
                Admitted.asker(who),
                rooms.biofeedback().pacedBreathing());
        if (!asked.command().isVital()) {
            long waitMs = rates.take(who.account().toString(), Endpoint.Pace.COMMAND, System.nanoTime());
            if (waitMs > 0) {
                throw new RefusedException(
                        new ToClient.Problem(ErrorCode.RATE_LIMITED, "too many requests", null, waitMs));
            }
        }
        EntityId session = call.entity("id");
        return finder.allowed(session, who, asked.act()).thenCompose(allowed -> {
            ToClient.Problem problem = Translation.problem(asked.command(), allowed.facts());
            if (problem != null) {
                throw new RefusedException(problem);
            }
            return submissions.submit(session, asked);
        });
    }

    private CompletionStage<Rest.TicketGrant> ticket(ApiCall call) {
        Principal who = call.who();
        Rest.TicketRequest ask = call.body(Rest.TicketRequest.class);
        EntityId session;
        try {
            session = EntityId.parse(ask.sessionId());
        } catch (IllegalArgumentException e) {
            throw RefusedException.outside("sessionId", ask.sessionId(), "the id of a session");
        }
        if (!session.tenant().equals(who.tenant())) {
            throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such session");
        }
        return SocketAdmission.allowed(finder, session, who, ask.purpose())
                .thenCompose(allowed -> rooms.sessions()
                        .ask(
                                session,
                                (ActorRef<SessionMessage.Ticket> to) -> new SessionMessage.IssueTicket(
                                        Admitted.asker(who),
                                        ask.purpose(),
                                        who.headset() == null
                                                ? null
                                                : who.account().toString(),
                                        to)))
                .thenApply(ticket -> new Rest.TicketGrant(
                        new SocketTicket(session, ticket.secret(), who.signIn()).text(), TICKET_MS));
    }
}
