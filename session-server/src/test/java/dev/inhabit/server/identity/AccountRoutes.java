package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.catalog.ClinicContent;
import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.gateway.AccountDoor;
import dev.inhabit.server.gateway.CoursesInMemory;
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
import dev.inhabit.server.insight.Metrics;
import dev.inhabit.server.insight.SessionDirectory;
import dev.inhabit.server.journal.SigningKeys;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.replay.ReplayRoom;
import dev.inhabit.server.report.ReportSettings;
import dev.inhabit.server.report.Reports;
import dev.inhabit.server.scenario.ScenarioIndex;
import dev.inhabit.server.session.PinnedRules;
import dev.inhabit.server.session.PinnedScene;
import dev.inhabit.server.slides.SlideSettings;
import dev.inhabit.server.slides.SlideStore;
import dev.inhabit.server.slides.Slides;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The real gateway before real accounts and patients, on a port of its own. There are no sessions. */
final class AccountRoutes implements AutoCloseable {
    static final TenantId CLINIC = new TenantId("clinic");
    static final String ADMIN = "office@clinic.example";

    final IdentityNode node = IdentityNode.inMemory();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    AccountRoutes() {
        ActorSystem<?> system = node.kit.system();
        var settings = ConfigFactory.parseString("inhabit.http { host = \"127.0.0.1\", port = 0, cors-origins = [] }")
                .withFallback(ConfigFactory.parseResources("gateway.conf"))
                .withFallback(ConfigFactory.parseResources("slides.conf"))
                .withFallback(ConfigFactory.parseResources("reports.conf"))
                .resolve();
        var binding = Gateway.open(
                        system,
                        new GatewayRooms(
                                GatewaySettings.of(settings),
                                node.clock,
                                SignInDoor.of(CLINIC, node.accounts, node.signIn),
                                AccountDoor.of(CLINIC, node.invitations, node.own),
                                new HeadsetDoor(
                                        code -> {
                                            throw new UnsupportedOperationException("there are no sessions");
                                        },
                                        system.scheduler(),
                                        Duration.ofSeconds(5)),
                                new Access(Access.SecondFactor.REQUIRED),
                                PatientDoor.of(node.patients),
                                new CoursesInMemory().rooms(),
                                new ScenarioRooms(
                                        nothing(ScenarioRooms.Door.class),
                                        nothing(ScenarioIndex.class),
                                        ClinicContent.SHIPPED.builder(),
                                        ClinicContent.SHIPPED.difficulty(),
                                        ClinicContent.SHIPPED.levels()::ofDifficulty,
                                        ClinicContent.SHIPPED.scenes(),
                                        new Staging(ClinicContent.SHIPPED, "en")::staged,
                                        nothing(ScenarioRooms.Previews.class)),
                                node.index::patientsOf,
                                node.index::ofClinic,
                                new SessionDoor(
                                        id -> {
                                            throw new UnsupportedOperationException("there are no sessions");
                                        },
                                        system.scheduler(),
                                        Duration.ofSeconds(5)),
                                nothing(SessionDirectory.class),
                                sublevel -> Optional.empty(),
                                (sublevel, seed) -> PinnedScene.SILENT,
                                1,
                                60,
                                PinnedRules.BEFORE,
                                ShippedBiofeedback.HEART,
                                nothing(Senses.class),
                                nothing(ModelDoor.class),
                                nothing(ProjectionDoor.class),
                                new Slides(SlideSettings.of(settings), nothing(SlideStore.class)),
                                new ReplayRoom(
                                        (session, from, to) -> CompletableFuture.completedStage(List.of()),
                                        Runnable::run),
                                new Reports(ReportSettings.of(settings)),
                                () -> CompletableFuture.completedStage(List.of()),
                                new Metrics(),
                                SigningKeys.inMemory()))
                .toCompletableFuture()
                .join();
        url = URI.create("http://127.0.0.1:" + binding.localAddress().getPort());
    }

    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            throw new UnsupportedOperationException("there is no " + type.getSimpleName());
        }));
    }

    Invitations.Result firstAdministrator(String email) {
        return node.invitations
                .firstAdministrator(CLINIC, new EmailAddress(email))
                .toCompletableFuture()
                .join();
    }

    /** @param token of who asks; null for nobody */
    HttpResponse<String> send(String method, String path, @Nullable String token, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve("/api/v1" + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode data(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return Wire.mapper().readTree(answer.body()).at("/data");
    }

    static JsonNode problem(HttpResponse<String> answer, int status, String code) {
        assertEquals(status, answer.statusCode(), answer.body());
        JsonNode error = Wire.mapper().readTree(answer.body()).at("/error");
        assertEquals(code, error.at("/code").asString());
        return error;
    }

    JsonNode post(String path, @Nullable String token, String body) {
        return data(send("POST", path, token, body));
    }

    JsonNode login(String email, String password, String more) {
        return post("/auth/login", null, "{\"email\":\"%s\",\"password\":\"%s\"%s}".formatted(email, password, more));
    }

    /**
     * Signs a patient in who has a one-time password; they set another.
     *
     * @return a token
     */
    String begin(String email, String oneTimePassword, String password) {
        return login(email, oneTimePassword, ",\"newPassword\":\"" + password + "\"")
                .at("/token")
                .asString();
    }

    /**
     * The same for who needs a second factor too.
     *
     * @return a token of a sign-in with it
     */
    String beginWithSecondFactor(String email, String oneTimePassword, String password) {
        String weak = begin(email, oneTimePassword, password);
        String secret = data(send("GET", "/auth/second-factor", weak, null))
                .at("/secret")
                .asString();
        post("/auth/second-factor", weak, enrolment(password, secret, code(secret)));
        return login(email, password, ",\"totp\":\"" + nextCode(secret) + "\"")
                .at("/token")
                .asString();
    }

    static String enrolment(String password, String secret, String code) {
        return "{\"password\":\"%s\",\"secret\":\"%s\",\"code\":\"%s\"}".formatted(password, secret, code);
    }

    String code(String secret) {
        return Totp.codeAt(new TotpSecret(secret), node.clock.instant());
    }

    /** The next code: the one before is spent. */
    String nextCode(String secret) {
        node.clock.advance(Duration.ofSeconds(Totp.STEP_S));
        return code(secret);
    }

    /** @return the body that invites somebody; {@code patientId} null for whoever is no patient */
    static String invitation(String commandId, String email, String role, @Nullable String patientId) {
        return "{\"commandId\":\"%s\",\"email\":\"%s\",\"role\":\"%s\",\"displayName\":\"Someone\"%s}"
                .formatted(commandId, email, role, patientId == null ? "" : ",\"patientId\":\"" + patientId + "\"");
    }

    static String once() {
        return "once-" + UUID.randomUUID();
    }

    @Override
    public void close() {
        node.close();
    }
}
