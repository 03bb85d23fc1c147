package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.ToClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;

/** The server's face: REST, sockets, events, pages and metrics on one port. */
public final class Gateway {
    private final GatewayRooms rooms;
    private final Envelopes envelopes;
    private final Router router;
    private final SocketEntrance sockets;
    private final Pages pages = new Pages();
    private final AnswerHeaders headers;
    private final Materializer materializer;

    private Gateway(ActorSystem<?> system, GatewayRooms rooms) {
        this.rooms = rooms;
        this.materializer = SystemMaterializer.get(system).materializer();
        GatewaySettings settings = rooms.settings();
        this.envelopes = new Envelopes(rooms.clock());
        this.headers = new AnswerHeaders(settings.origins(), settings.behindTls());
        PatientMemory patients = new PatientMemory(rooms.patients(), rooms.clock());
        SessionFinder finder = new SessionFinder(rooms.directory(), rooms.sessions(), patients, rooms.access());
        RateLimits rates = new RateLimits(settings.perMin());
        this.sockets = new SocketEntrance(rooms, new SocketAdmission(rooms.sessions(), finder), envelopes);
        List<Endpoint> endpoints = new ArrayList<>();
        SignInEndpoints signIns = new SignInEndpoints(rooms.signIns(), rooms.clock());
        endpoints.addAll(signIns.all());
        endpoints.addAll(new HeadsetEndpoints(rooms, finder, signIns).all());
        endpoints.addAll(new AccountEndpoints(rooms).all());
        endpoints.addAll(new PatientEndpoints(rooms).all());
        endpoints.addAll(new PatientRecordEndpoints(rooms).all());
        endpoints.addAll(new TreatmentEndpoints(rooms, finder).all());
        endpoints.addAll(new NoticeEndpoints(rooms).all());
        endpoints.addAll(new QuestionnaireEndpoints(rooms).all());
        endpoints.addAll(new SceneEndpoints(rooms).all());
        ScenarioEndpoints scenarios = new ScenarioEndpoints(rooms);
        endpoints.addAll(scenarios.all());
        endpoints.addAll(new SessionEndpoints(rooms, finder, patients, rates, scenarios).all());
        endpoints.addAll(new BodyPushEndpoints(rooms, finder, patients).all());
        endpoints.addAll(new HeartImportEndpoints(
                        rooms, finder, materializer, system.dispatchers().lookup(DispatcherSelector.blocking()))
                .all());
        endpoints.addAll(new HeartEndpoints(rooms, finder).all());
        endpoints.addAll(new SlideEndpoints(rooms, finder, materializer).all());
        endpoints.addAll(new ReadEndpoints(rooms, finder).all());
        endpoints.addAll(new NoteEndpoints(rooms, finder).all());
        endpoints.addAll(new GazeEndpoints(rooms, finder).all());
        endpoints.addAll(new SummaryEndpoints(rooms, finder).all());
        endpoints.addAll(new ReportEndpoints(rooms, finder).all());
        endpoints.addAll(new ModelEndpoints(rooms).all());
        endpoints.addAll(new ProjectionEndpoints(rooms).all());
        endpoints.addAll(new LiveEvents(finder, sockets).all());
        endpoints.addAll(new HealthEndpoints(rooms.ready()).all());
        endpoints.add(OpenApi.endpoint(endpoints));
        this.router = new Router(endpoints, rooms.signIns(), rates, envelopes, rooms.metrics(), materializer);
    }

    /** Opens the port; closed when the system shuts down. Fails with a BindException where the port is taken. */
    public static CompletionStage<ServerBinding> open(ActorSystem<?> system, GatewayRooms rooms) {
        Gateway gateway = new Gateway(system, rooms);
        return Http.get(system)
                .newServerAt(rooms.settings().host(), rooms.settings().port())
                .bind(gateway::answer)
                .thenApply(binding -> binding.addToCoordinatedShutdown(Duration.ofSeconds(5), system));
    }

    private CompletionStage<HttpResponse> answer(HttpRequest request) {
        String path = request.getUri().getPathString();
        boolean isApi = !isPage(path);
        return routed(request, path)
                .exceptionally(failure -> envelopes.problem(envelopes.problemOf(failure)))
                .thenApply(response -> headers.on(response, request, isApi));
    }

    private static boolean isPage(String path) {
        return !(path.startsWith("/api/") || path.equals("/api") || path.startsWith("/ws/") || path.equals("/metrics"));
    }

    private CompletionStage<HttpResponse> routed(HttpRequest request, String path) {
        try {
            if (path.startsWith(Router.PREFIX + "/")) {
                if (AnswerHeaders.isPreflight(request)) {
                    request.discardEntityBytes(materializer);
                    return CompletableFuture.completedStage(headers.preflight(request));
                }
                return router.route(request, path.substring(Router.PREFIX.length()));
            }
            if (path.equals("/ws/v1")) {
                return sockets.enter(request);
            }
            request.discardEntityBytes(materializer);
            if (path.equals("/metrics") && request.method().equals(HttpMethods.GET)) {
                return CompletableFuture.completedStage(HttpResponse.create()
                        .withEntity(
                                ContentTypes.TEXT_PLAIN_UTF8, rooms.metrics().scrape()));
            }
            return CompletableFuture.completedStage(
                    isPage(path)
                            ? pages.answer(request, path)
                            : envelopes.problem(
                                    new ToClient.Problem(ErrorCode.NOT_FOUND, "there is no such route", null, null)));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
