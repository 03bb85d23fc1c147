package dev.inhabit.server.gateway;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.HeartImport;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.server.heartfile.HeartFile;
import dev.inhabit.server.heartfile.UnusableHeartFile;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.replay.ImportedHearts;
import dev.inhabit.server.session.BodyCommand;
import dev.inhabit.server.session.Samples;
import dev.inhabit.server.session.SessionViews;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.stream.Materializer;
import org.jspecify.annotations.Nullable;

/** Files of heart rate sensors, taken in after a session: first tried, then taken; and what they say. */
final class HeartImportEndpoints {
    /** Half a day of intervals as a table. */
    private static final int BYTES_MAX = 4 * 1024 * 1024;
    /** A sensor is put on before a session and taken off after it. */
    private static final long AROUND_MS = 3_600_000;

    private static final int DEVICE_MAX = 64;
    private static final Endpoint.Whole START = new Endpoint.Whole(0, InvalidField.WHOLE_MAX, 0);
    private static final Endpoint.Parameter DRY_RUN =
            Endpoint.Parameter.oneOf("dryRun", "true: only say what would be taken; false: take it", "true", "false");
    private static final Endpoint.Parameter SKIP_REJECTED = Endpoint.Parameter.oneOf(
            "skipRejected",
            "true: leave out rows that cannot be taken; false: take nothing where there is one",
            "false",
            "true");

    private final GatewayRooms rooms;
    private final SessionFinder finder;
    private final Submissions submissions;
    private final Materializer materializer;
    private final Executor executor;

    /** What the request says of the file. */
    private record Asked(
            CommandId commandId,
            String device,
            boolean dryRun,
            boolean skipRejected,
            @Nullable Long startMs) {}

    HeartImportEndpoints(GatewayRooms rooms, SessionFinder finder, Materializer materializer, Executor executor) {
        this.rooms = rooms;
        this.finder = finder;
        this.submissions = new Submissions(rooms);
        this.materializer = materializer;
        this.executor = executor;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(
                        HttpMethods.POST,
                        "/sessions/{id}/body/imports",
                        "Says what a sensor's file holds, or takes it in beside what a session that has ended recorded",
                        Endpoint.Pace.WRITE,
                        false,
                        List.of(
                                new Endpoint.Parameter("commandId", "8 to 64 of A-Z a-z 0-9 . _ -"),
                                new Endpoint.Parameter("device", "as people know it, 1 to 64 characters"),
                                DRY_RUN,
                                SKIP_REJECTED,
                                new Endpoint.Parameter(
                                        "startMs",
                                        "for intervals without times: when the first begins, ms since 1970",
                                        START)),
                        Upload.OfHeart.class,
                        HeartImport.Report.class,
                        Endpoint.enveloped(this::take)),
                new Endpoint(
                        HttpMethods.GET,
                        "/sessions/{id}/body/imports",
                        "Files that were taken in, with their samples and what they say minute by minute",
                        Endpoint.Pace.READ,
                        false,
                        List.of(),
                        null,
                        HeartImport.Imports.class,
                        Endpoint.enveloped(this::imports)));
    }

    private CompletionStage<HeartImport.Report> take(ApiCall call) {
        Asked asked = asked(call);
        Principal who = call.who();
        EntityId session = call.entity("id");
        return finder.allowed(session, who, SessionAct.IMPORT_WEARABLES).thenCompose(allowed -> {
            // Whether it has ended its log knows first.
            return rooms.replay().replay(session).thenCompose(replay -> Upload.read(
                            call.request(), "file", Upload.OfHeart.class, BYTES_MAX, materializer)
                    .thenComposeAsync(
                            bytes -> read(
                                    call,
                                    asked,
                                    bytes,
                                    span(replay.view(replay.atActive(Long.MAX_VALUE), who.role()), asked)),
                            executor));
        });
    }

    private static Asked asked(ApiCall call) {
        String commandId = call.query("commandId");
        long startMs = ReadEndpoints.number(call, "startMs", START);
        return new Asked(
                Translation.commandId(commandId == null ? "" : commandId),
                InvalidField.requiredText("device", call.query("device"), DEVICE_MAX),
                Boolean.parseBoolean(DRY_RUN.checked(call.query(DRY_RUN.name()))),
                Boolean.parseBoolean(SKIP_REJECTED.checked(call.query(SKIP_REJECTED.name()))),
                startMs == 0 ? null : startMs);
    }

    private static HeartFile.Span span(@Nullable SessionView view, Asked asked) {
        Long createdMs = view == null ? null : view.createdAtMs();
        Long endedMs = view == null ? null : view.endedAtMs();
        if (createdMs == null || endedMs == null) {
            throw RefusedException.of(ErrorCode.CONFLICT, "the session has not ended; files are taken in after it");
        }
        return new HeartFile.Span(createdMs - AROUND_MS, endedMs + AROUND_MS, asked.startMs());
    }

    private CompletionStage<HeartImport.Report> read(ApiCall call, Asked asked, byte[] bytes, HeartFile.Span span) {
        HeartFile file;
        try {
            file = HeartFile.read(Upload.mediaType(call.request()), bytes, span);
        } catch (UnusableHeartFile e) {
            throw RefusedException.invalid(e.field(), String.valueOf(e.getMessage()));
        }
        if (asked.dryRun()) {
            return CompletableFuture.completedStage(report(file, null));
        }
        if (!file.rejected().isEmpty() && !asked.skipRejected()) {
            HeartImport.RejectedRow first = file.rejected().get(0);
            throw RefusedException.invalid(
                    first.field(),
                    "row " + first.row() + ": " + first.problem() + "; "
                            + file.rejected().size() + " rows cannot be taken, skipRejected=true leaves them out");
        }
        if (file.samples().isEmpty()) {
            throw RefusedException.invalid("file", "file has no row that can be taken");
        }
        BodyCommand.ImportHeart command = new BodyCommand.ImportHeart(
                Admitted.asker(call.who()),
                asked.device(),
                file.format(),
                DeviceKeys.sha256(bytes),
                file.rejected().size(),
                Samples.of(file.samples().stream()
                        .map(one -> new Samples.One(one.atMs(), one.metric(), one.value()))
                        .toList()));
        return submissions
                .submit(
                        call.entity("id"),
                        new Translation.Asked(asked.commandId(), null, command, SessionAct.IMPORT_WEARABLES))
                .thenApply(result -> report(file, result));
    }

    private static HeartImport.Report report(HeartFile file, Rest.@Nullable CommandResult result) {
        return new HeartImport.Report(
                result == null,
                file.format(),
                file.count(BodyMetric.HEART_RATE),
                file.count(BodyMetric.RR),
                file.fromMs(),
                file.toMs(),
                HeartFile.gaps(
                        file.samples().stream().map(HeartFile.Sample::atMs).toList()),
                file.rejected().size(),
                file.rejected().stream().limit(HeartImport.REJECTED_TOLD_MAX).toList(),
                result == null ? null : result.sequenceNr());
    }

    private CompletionStage<HeartImport.Imports> imports(ApiCall call) {
        EntityId session = call.entity("id");
        return finder.readable(session, call.who())
                .thenCompose(allowed -> rooms.replay().replay(session))
                .thenApplyAsync(
                        replay -> new HeartImport.Imports(ImportedHearts.all(
                                replay,
                                rooms.biofeedback().heartTrack(),
                                SessionViews.mayReadBody(call.who().role()))),
                        executor);
    }
}
