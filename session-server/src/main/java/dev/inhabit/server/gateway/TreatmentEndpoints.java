package dev.inhabit.server.gateway;

import dev.inhabit.protocol.CrisisResource;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.LearningRequest;
import dev.inhabit.protocol.ProgressView;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.ScaleRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.TreatmentRequest;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.identity.PatientAct;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.treatment.TreatmentCommand;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** A patient's course of treatment: asking something of it, and reading its parts. */
final class TreatmentEndpoints {
    private static final Endpoint.Whole SEQUENCE_NR = new Endpoint.Whole(0, InvalidField.WHOLE_MAX, 0);
    private static final Endpoint.Whole PAGE = new Endpoint.Whole(1, 500, 100);
    private static final String OF_PATIENT = "/patients/{id}/";

    private final GatewayRooms rooms;
    private final SessionFinder finder;
    private final SicknessScores sickness;
    private final CourseNews news;
    private final CrisisHelp crisis;

    TreatmentEndpoints(GatewayRooms rooms, SessionFinder finder) {
        this.rooms = rooms;
        this.sickness = new SicknessScores(rooms);
        this.news = new CourseNews(rooms);
        this.crisis = new CrisisHelp(rooms.treatment());
        this.finder = finder;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(
                        HttpMethods.POST,
                        OF_PATIENT + "commands",
                        "Asks something of a patient's course of treatment; what it adds is named by the sequenceNr of the"
                                + " answer",
                        Endpoint.Pace.WRITE,
                        false,
                        List.of(),
                        TreatmentRequest.class,
                        Rest.CommandResult.class,
                        Endpoint.enveloped(this::command)),
                part(
                        "hierarchy",
                        "The fear hierarchy, the easiest first",
                        TreatmentView.Hierarchy.class,
                        TreatmentViews::hierarchy),
                part(
                        "levels",
                        "Which levels are open and how far they are done",
                        TreatmentView.Levels.class,
                        views -> views.levels(rooms::needsSpeech)),
                part(
                        "homework",
                        "Assignments, how they went, and by week",
                        TreatmentView.Homework.class,
                        TreatmentViews::homework),
                part(
                        "goals",
                        "Goals with their attainment, and self-ratings",
                        TreatmentView.Goals.class,
                        TreatmentViews::goals),
                part(
                        "learning",
                        "What was feared and what came of it",
                        TreatmentView.Learning.class,
                        TreatmentViews::learning),
                part(
                        "safety",
                        "Where the patient is, whom to call, and what to take care of",
                        TreatmentView.Safety.class,
                        views -> views.safety(rooms.treatment().safety().beforeSession(), rooms::needsSpeech)),
                part(
                        "scales",
                        "Answered questionnaires, and what they raised",
                        TreatmentView.Scales.class,
                        views -> views.scales(rooms.treatment().crisis())),
                part(
                        "progress",
                        "How the treatment goes; each number with its formula and the events it came from",
                        ProgressView.Progress.class,
                        views -> views.progress(rooms.treatment().progress())),
                new Endpoint(
                        HttpMethods.GET,
                        OF_PATIENT + "messages",
                        "What patient and therapists wrote to each other, the latest first, and how much of it is unread",
                        Endpoint.Pace.READ,
                        false,
                        List.of(
                                new Endpoint.Parameter(
                                        "cursor", "nextCursor of the page before; 0 for the latest", SEQUENCE_NR),
                                new Endpoint.Parameter("limit", "how many at most", PAGE)),
                        null,
                        TreatmentView.Messages.class,
                        Endpoint.enveloped(this::messages)),
                new Endpoint(
                        HttpMethods.GET,
                        OF_PATIENT + "history",
                        "What happened in the course of treatment, in order, without what was said",
                        Endpoint.Pace.READ,
                        false,
                        List.of(
                                new Endpoint.Parameter("after", "sequence number after which to begin", SEQUENCE_NR),
                                new Endpoint.Parameter("limit", "how many at most", PAGE)),
                        null,
                        new TypeReference<Rest.Page<TreatmentView.Happened>>() {}.getType(),
                        Endpoint.enveloped(this::history)));
    }

    private <T> Endpoint part(String name, String summary, Class<T> data, Function<TreatmentViews, T> view) {
        return new Endpoint(
                HttpMethods.GET,
                OF_PATIENT + name,
                summary,
                Endpoint.Pace.READ,
                false,
                List.of(),
                null,
                data,
                Endpoint.enveloped(call -> allowed(call, PatientAct.VIEW).thenCompose(patient -> rooms.treatment()
                        .door()
                        .look(patient.id())
                        .thenApply(state -> view.apply(new TreatmentViews(
                                state,
                                call.who().role() == Role.PATIENT,
                                TreatmentViews.zone(zone(patient)),
                                rooms.clock().instant()))))));
    }

    private CompletionStage<PatientState> allowed(ApiCall call, PatientAct act) {
        EntityId patient = call.entity("id");
        return rooms.patients().look(patient).thenApply(state -> {
            // Access first: to whom a patient is none of their business, all of them are alike.
            RefusedException.unlessAllowed(rooms.access().may(call.who(), act, PatientFacts.of(state)));
            if (!state.isRegistered()) {
                throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such patient");
            }
            return state;
        });
    }

    private static @Nullable String zone(PatientState patient) {
        PatientState.Profile profile = patient.profile();
        return profile == null ? null : profile.zone();
    }

    private CompletionStage<Rest.CommandResult> command(ApiCall call) {
        TreatmentRequest request = call.body(TreatmentRequest.class);
        List<CrisisResource> given = crisis.given(call.who().role(), request);
        return CrisisHelp.with(given, request.commandId(), () -> command(call, request, given));
    }

    private CompletionStage<Rest.CommandResult> command(
            ApiCall call, TreatmentRequest request, List<CrisisResource> given) {
        CommandId commandId = Translation.commandId(request.commandId());
        return allowed(call, TreatmentTranslation.act(request))
                .thenCompose(patient -> sessionOf(patient.id(), request).thenCompose(checked -> {
                    TreatmentTranslation translation = new TreatmentTranslation(
                            rooms.treatment(),
                            call.who(),
                            TreatmentViews.zone(zone(patient)).getId(),
                            rooms.clock().instant());
                    TreatmentCommand command = translation.command(request);
                    return rooms.treatment()
                            .door()
                            .ask(patient.id(), commandId, command)
                            .thenApply(answer -> result(answer, given))
                            .thenCompose(done -> request instanceof ScaleRequest.AnswerScale answer
                                            && SicknessScores.isAbout(answer.scale())
                                    ? sickness.answered(
                                                    call.who(),
                                                    patient.id(),
                                                    LocalDate.ofInstant(
                                                            rooms.clock().instant(),
                                                            TreatmentViews.zone(zone(patient))))
                                            .thenApply(told -> done)
                                    : CompletableFuture.completedStage(done))
                            .thenCompose(done -> CourseNews.isAbout(request)
                                    ? news.changed(call.who(), patient.id(), request)
                                            .thenApply(told -> done)
                                    : CompletableFuture.completedStage(done));
                }));
    }

    /** What is expected of a session, or learnt from it, is so of one's own; and one looks back on what is over. */
    private CompletionStage<?> sessionOf(EntityId patient, TreatmentRequest request) {
        boolean looksBack = request instanceof LearningRequest.ReflectSession;
        String text = request instanceof LearningRequest.ExpectOutcome expect
                ? expect.sessionId()
                : request instanceof LearningRequest.ReflectSession reflect
                        ? reflect.sessionId()
                        : request instanceof LearningRequest.ClassDrop drop ? drop.sessionId() : null;
        EntityId session = TreatmentTranslation.session(text);
        if (text == null || session == null) {
            return CompletableFuture.completedStage(patient);
        }
        if (!session.tenant().equals(patient.tenant())) {
            throw TreatmentTranslation.noSession(text);
        }
        return finder.find(session).thenApply(found -> {
            SessionFinder.Found own = found.filter(one -> one.patient().equals(patient))
                    .orElseThrow(() -> TreatmentTranslation.noSession(text));
            if (looksBack && !own.hasEnded()) {
                throw RefusedException.of(ErrorCode.CONFLICT, "the session is not over");
            }
            return own;
        });
    }

    private static Rest.CommandResult result(Answer answer, List<CrisisResource> given) {
        RefusedException.unlessDone(answer);
        Answer.Done done = (Answer.Done) answer;
        return new Rest.CommandResult(
                done.commandId().value(),
                done.repeated() ? ToClient.Result.REPEATED : ToClient.Result.RECORDED,
                done.firstNr(),
                given);
    }

    private CompletionStage<TreatmentView.Messages> messages(ApiCall call) {
        long cursor = ReadEndpoints.number(call, "cursor", SEQUENCE_NR);
        int limit = (int) ReadEndpoints.number(call, "limit", PAGE);
        return allowed(call, PatientAct.VIEW)
                .thenCompose(patient -> rooms.treatment().door().look(patient.id()))
                .thenApply(state -> MessageViews.page(
                        state.messages(),
                        cursor == 0 ? Long.MAX_VALUE : cursor,
                        limit,
                        call.who().role() == Role.PATIENT,
                        rooms.treatment().crisis()));
    }

    private CompletionStage<Rest.Page<TreatmentView.Happened>> history(ApiCall call) {
        long after = ReadEndpoints.number(call, "after", SEQUENCE_NR);
        int limit = (int) ReadEndpoints.number(call, "limit", PAGE);
        return allowed(call, PatientAct.VIEW)
                .thenCompose(patient -> rooms.treatment().history().read(patient.id(), after + 1, after + limit))
                .thenApply(page -> new Rest.Page<>(
                        call.who().role() == Role.PATIENT
                                ? page.stream()
                                        .filter(TreatmentEndpoints::isForPatient)
                                        .toList()
                                : page,
                        page.size() < limit
                                ? null
                                : Long.toString(page.get(page.size() - 1).sequenceNr())));
    }

    /** Notices are the therapists': see {@link TreatmentViews#scales}. */
    private static boolean isForPatient(TreatmentView.Happened happened) {
        return !happened.what().contains("risk") && !happened.what().contains("notice");
    }
}
