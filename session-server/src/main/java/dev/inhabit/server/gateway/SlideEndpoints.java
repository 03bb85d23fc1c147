package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.session.SlideCommand;
import dev.inhabit.server.slides.SlidePicture;
import dev.inhabit.server.slides.SlideStore;
import dev.inhabit.server.slides.Slides;
import dev.inhabit.server.slides.UnusableSlides;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.Materializer;

/** Uploading slides to a session, and the pictures of their pages. */
final class SlideEndpoints {
    private static final long RETRY_MS = 5_000;
    private static final Endpoint.Whole PAGE = new Endpoint.Whole(1, 10_000, 1);

    private final Slides slides;
    private final SessionFinder finder;
    private final Submissions submissions;
    private final Materializer materializer;

    SlideEndpoints(GatewayRooms rooms, SessionFinder finder, Materializer materializer) {
        this.slides = rooms.slides();
        this.finder = finder;
        this.submissions = new Submissions(rooms);
        this.materializer = materializer;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(
                        HttpMethods.POST,
                        "/sessions/{id}/slides",
                        "Adds the pages of a PDF, or one picture, behind the slides of a session",
                        Endpoint.Pace.WRITE,
                        false,
                        List.of(new Endpoint.Parameter("commandId", "8 to 64 of A-Z a-z 0-9 . _ -")),
                        Upload.OfSlides.class,
                        Rest.CommandResult.class,
                        Endpoint.enveloped(this::add)),
                new Endpoint(
                        HttpMethods.GET,
                        "/sessions/{id}/slides/{upload}/{page}",
                        "The picture of a page, PNG or JPEG, as slides and slide-shown name it",
                        Endpoint.Pace.READ,
                        false,
                        List.of(),
                        null,
                        null,
                        (call, envelopes, data) -> picture(call)));
    }

    private CompletionStage<Rest.CommandResult> add(ApiCall call) {
        String given = call.query("commandId");
        CommandId commandId = Translation.commandId(given == null ? "" : given);
        Principal who = call.who();
        SessionAct act = SessionAct.toPresent(who.role());
        return finder.allowed(call.entity("id"), who, act).thenCompose(allowed -> {
            if (allowed.session().hasEnded()) {
                throw RefusedException.of(ErrorCode.SESSION_ENDED, "the session has ended");
            }
            return atAPlace(place -> Upload.read(
                            call.request(),
                            "slides",
                            Upload.OfSlides.class,
                            slides.settings().bytesMax(),
                            materializer)
                    .thenCompose(file -> {
                        SlideStore.Upload upload = upload(allowed.session(), idOf(who, commandId, file));
                        return place.keep(
                                upload,
                                file,
                                pages -> submissions.submit(
                                        upload.session(),
                                        new Translation.Asked(
                                                commandId,
                                                null,
                                                new SlideCommand.AddSlides(Admitted.asker(who), upload.id(), pages),
                                                act)),
                                SlideEndpoints::isRefusal);
                    }));
        });
    }

    private <T> CompletionStage<T> atAPlace(Function<Slides.Place, CompletionStage<T>> work) {
        Slides.Place place = slides.place()
                .orElseThrow(() -> new RefusedException(new ToClient.Problem(
                        ErrorCode.BUSY, "other slides are being drawn; send these again", null, RETRY_MS)));
        try {
            return work.apply(place)
                    .whenComplete((done, failure) -> place.leave())
                    .exceptionally(failure -> {
                        throw said(failure);
                    });
        } catch (RuntimeException e) {
            place.leave();
            throw e;
        }
    }

    /** The same upload again is kept in the same place; another file under the same command id is not. */
    private static String idOf(Principal who, CommandId commandId, byte[] file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((who.account() + " " + commandId + " ").getBytes(StandardCharsets.UTF_8));
            return UUID.nameUUIDFromBytes(digest.digest(file)).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof RefusedException refused && refused.problem().code() != ErrorCode.OUTCOME_UNKNOWN;
    }

    private static RuntimeException said(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof UnusableSlides unusable
                ? RefusedException.invalid("slides", String.valueOf(unusable.getMessage()))
                : new CompletionException(cause);
    }

    private CompletionStage<HttpResponse> picture(ApiCall call) {
        EntityId session = call.entity("id");
        int page = page(call);
        String uploadId = call.path().getOrDefault("upload", "");
        return finder.readable(session, call.who())
                .thenCompose(allowed -> slides.page(upload(allowed.session(), uploadId), page))
                .thenApply(found -> {
                    byte[] picture =
                            found.orElseThrow(() -> RefusedException.of(ErrorCode.NOT_FOUND, "there is no such page"));
                    // What is under an address never changes. Whoever shares the machine later must not find it.
                    return HttpResponse.create()
                            .addHeader(RawHeader.create("Cache-Control", "private, no-store"))
                            .withEntity(ContentTypes.parse(SlidePicture.mediaType(picture)), picture);
                });
    }

    private static int page(ApiCall call) {
        String text = call.path().getOrDefault("page", "");
        if (text.matches("[1-9][0-9]{0,4}")) {
            return Integer.parseInt(text);
        }
        throw RefusedException.outside("page", text, "a whole number from " + PAGE.min() + " to " + PAGE.max());
    }

    private static SlideStore.Upload upload(SessionFinder.Found session, String uploadId) {
        return new SlideStore.Upload(
                session.session(),
                Subject.of(session.session().tenant(), session.patient().toString()),
                uploadId);
    }
}
