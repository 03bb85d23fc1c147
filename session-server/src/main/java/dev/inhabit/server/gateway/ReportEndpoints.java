package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.identity.PatientAct;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.report.HtmlReport;
import dev.inhabit.server.report.Reports;
import dev.inhabit.server.report.Reports.Audience;
import dev.inhabit.server.report.Reports.Form;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Reports of sessions that are over and of courses of treatment, for their patient or therapist; written anew each time. */
final class ReportEndpoints {
    private static final long RETRY_MS = 2_000;
    private static final ContentType PDF = MediaTypes.APPLICATION_PDF.toContentType();
    private static final Endpoint.Parameter AUDIENCE = Endpoint.Parameter.oneOf(
            "audience",
            "for whom: patient (limited, in plain words) or therapist (clinical; for therapists alone)",
            "patient",
            "therapist");
    private static final Endpoint.Parameter FORMAT =
            Endpoint.Parameter.oneOf("format", "a page or a PDF", "html", "pdf");

    private final GatewayRooms rooms;
    private final SessionFinder finder;
    private final ReportSources sources;

    ReportEndpoints(GatewayRooms rooms, SessionFinder finder) {
        this.rooms = rooms;
        this.finder = finder;
        this.sources = new ReportSources(rooms);
    }

    List<Endpoint> all() {
        return List.of(
                report("/sessions/{id}/report", "A report of a session that is over, as a file", this::ofSession),
                report(
                        "/patients/{id}/report",
                        "A report of a patient's course of treatment, as a file",
                        this::ofCourse));
    }

    private static Endpoint report(
            String path, String summary, Function<ApiCall, CompletionStage<HttpResponse>> written) {
        return new Endpoint(
                HttpMethods.GET,
                path,
                summary,
                Endpoint.Pace.READ,
                false,
                List.of(AUDIENCE, FORMAT),
                null,
                Reports.Written.class,
                (call, envelopes, data) -> written.apply(call));
    }

    private static Audience audience(ApiCall call) {
        return Audience.valueOf(AUDIENCE.checked(call.query("audience")).toUpperCase(Locale.ROOT));
    }

    private static Form form(ApiCall call) {
        return Form.valueOf(FORMAT.checked(call.query("format")).toUpperCase(Locale.ROOT));
    }

    private CompletionStage<HttpResponse> ofSession(ApiCall call) {
        Audience audience = audience(call);
        Form form = form(call);
        // A clinical report holds the notes, so whoever may read those may read it.
        SessionAct act = audience == Audience.THERAPIST ? SessionAct.VIEW_NOTES : SessionAct.VIEW;
        EntityId session = call.entity("id");
        return finder.allowed(session, call.who(), act).thenCompose(allowed -> {
            if (!allowed.session().hasEnded()) {
                throw live();
            }
            return atAPlace(place -> rooms.replay()
                            .replay(session)
                            .thenCompose(replay -> {
                                if (replay.last().exists() && !replay.last().hasEnded()) {
                                    throw live();
                                }
                                return sources.ofSession(
                                        replay, allowed.session().patient(), audience);
                            })
                            .thenCompose(parts -> place.write(() -> Reports.of(parts, audience), form)))
                    .thenApply(written -> file(written, form));
        });
    }

    /** Its curve would still change, and its notes are not in its state while it runs. */
    private static RefusedException live() {
        return RefusedException.of(ErrorCode.CONFLICT, "the session is still live; a report is of one that has ended");
    }

    private CompletionStage<HttpResponse> ofCourse(ApiCall call) {
        Audience audience = audience(call);
        Form form = form(call);
        EntityId patient = call.entity("id");
        PatientAct act = audience == Audience.THERAPIST ? PatientAct.VIEW_CLINICAL : PatientAct.VIEW;
        return rooms.patients().look(patient).thenCompose(state -> {
            RefusedException.unlessAllowed(rooms.access().may(call.who(), act, PatientFacts.of(state)));
            if (!state.isRegistered()) {
                throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such patient");
            }
            return written(state, audience, form);
        });
    }

    private CompletionStage<HttpResponse> written(PatientState patient, Audience audience, Form form) {
        return atAPlace(place -> sources.ofCourse(patient, audience)
                        .thenCompose(parts -> place.write(() -> Reports.of(parts, audience), form)))
                .thenApply(written -> file(written, form));
    }

    private <T> CompletionStage<T> atAPlace(Function<Reports.Place, CompletionStage<T>> work) {
        Reports.Place place = rooms.reports()
                .place()
                .orElseThrow(() -> new RefusedException(new ToClient.Problem(
                        ErrorCode.BUSY, "other reports are being written; ask again", null, RETRY_MS)));
        try {
            return work.apply(place)
                    .whenComplete((done, failure) -> place.leave())
                    .exceptionallyCompose(failure -> CompletableFuture.failedStage(told(failure)));
        } catch (RuntimeException e) {
            place.leave();
            throw e;
        }
    }

    private static Throwable told(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof Reports.TookTooLong late
                ? new RefusedException(new ToClient.Problem(
                        ErrorCode.BUSY,
                        "the report was " + late.getMessage() + "; ask again, or for a page (format html)",
                        null,
                        RETRY_MS))
                : cause;
    }

    /** To be saved rather than shown: a page of this origin has no business in what somebody wrote. */
    private static HttpResponse file(Reports.Written written, Form form) {
        return HttpResponse.create()
                .addHeader(
                        RawHeader.create("Content-Disposition", "attachment; filename=\"" + written.fileName() + "\""))
                .addHeader(RawHeader.create(AnswerHeaders.CONTENT_SECURITY_POLICY, HtmlReport.CONTENT_SECURITY))
                .withEntity(form == Form.PDF ? PDF : ContentTypes.TEXT_HTML_UTF8, written.bytes());
    }
}
