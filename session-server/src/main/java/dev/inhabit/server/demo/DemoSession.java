package dev.inhabit.server.demo;

import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.Settings;
import dev.inhabit.server.identity.DemoClinic;
import dev.inhabit.server.journal.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The live session of a demonstration: begun as a therapist would, with a headset in a process of its own. */
final class DemoSession implements AutoCloseable {
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);

    private final String sessionId;
    private final Process headset;

    private DemoSession(String sessionId, Process headset) {
        this.sessionId = sessionId;
        this.headset = headset;
    }

    String sessionId() {
        return sessionId;
    }

    static DemoSession begin(
            URI url,
            DemoClinic.Seeded clinic,
            String sublevel,
            @Nullable Path frames,
            @Nullable Path audio,
            Path folder)
            throws IOException, InterruptedException {
        DemoClinic.Account therapist = account(clinic, Role.THERAPIST);
        Caller caller = new Caller(url);
        caller.signIn(therapist.email(), therapist.password());
        String patient = clinic.patient().toString();
        String session = caller.liveSessionOf(patient);
        if (session == null) {
            session = caller.create(patient, sublevel);
            caller.command(session, new SessionRequest.Start("demo-start-" + UUID.randomUUID(), null));
        }
        return new DemoSession(session, headset(url, session, account(clinic, Role.PATIENT), frames, audio, folder));
    }

    private static DemoClinic.Account account(DemoClinic.Seeded clinic, Role role) {
        return clinic.accounts().stream()
                .filter(account -> account.role() == role)
                .findFirst()
                .orElseThrow();
    }

    private static Process headset(
            URI url,
            String session,
            DemoClinic.Account patient,
            @Nullable Path frames,
            @Nullable Path audio,
            Path folder)
            throws IOException {
        Path root = Settings.root();
        Path classpath = root.resolve("vr-client/target/runtime.classpath");
        if (!Files.exists(classpath)) {
            throw new CannotStart("the headset program is not built; run ./inhabit build");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dinhabit.root=" + root,
                "dev.inhabit.headset.HeadsetMain",
                "--url",
                url.toString(),
                "--session",
                session,
                "--email",
                patient.email(),
                "--password-from-environment",
                "INHABIT_HEADSET_PASSWORD",
                "--with-parent",
                "--suds-every-seconds",
                "20",
                "--state",
                folder.resolve("headset").toString()));
        if (frames != null) {
            command.addAll(List.of("--frames", frames.toAbsolutePath().toString()));
        }
        if (audio != null) {
            command.addAll(List.of("--audio", audio.toAbsolutePath().toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("headset.log").toFile());
        // Not an argument: the ONNX runtime overflows the stack when it meets a long command line.
        builder.environment()
                .put(
                        "CLASSPATH",
                        Settings.jarOf(root.resolve("vr-client/target")) + ":"
                                + Files.readString(classpath).strip());
        // Not an argument: arguments of a process can be read by everybody on the machine.
        builder.environment().put("INHABIT_HEADSET_PASSWORD", patient.password());
        return builder.start();
    }

    @Override
    public void close() {
        headset.destroy();
        try {
            if (!headset.waitFor(5, TimeUnit.SECONDS)) {
                headset.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            headset.destroyForcibly();
        }
    }

    /** A few calls of the public interface. */
    private static final class Caller {
        private final HttpClient http = HttpClient.newHttpClient();
        private final URI url;
        private @Nullable String token;

        Caller(URI url) {
            this.url = url;
        }

        void signIn(String email, String password) throws IOException, InterruptedException {
            Rest.LoginResult result =
                    post("/api/v1/auth/login", new Rest.Login(email, password, null), new TypeReference<>() {});
            token = result.token();
        }

        @Nullable
        String liveSessionOf(String patient) throws IOException, InterruptedException {
            Rest.Page<Rest.SessionRow> page = send(
                    request("/api/v1/sessions?phase=live").GET().build(),
                    new TypeReference<Rest.Envelope<Rest.Page<Rest.SessionRow>>>() {});
            return page.items().stream()
                    .filter(row -> row.patientId().equals(patient))
                    .map(Rest.SessionRow::sessionId)
                    .findFirst()
                    .orElse(null);
        }

        String create(String patient, String sublevel) throws IOException, InterruptedException {
            Rest.SessionCreated created = post(
                    "/api/v1/sessions",
                    new Rest.CreateSession("demo-create-" + UUID.randomUUID(), patient, sublevel),
                    new TypeReference<>() {});
            return created.sessionId();
        }

        void command(String session, SessionRequest command) throws IOException, InterruptedException {
            send(
                    request("/api/v1/sessions/" + session + "/commands")
                            .POST(HttpRequest.BodyPublishers.ofString(Wire.write(command)))
                            .build(),
                    new TypeReference<Rest.Envelope<Rest.CommandResult>>() {});
        }

        private <T> T post(String path, Object body, TypeReference<Rest.Envelope<T>> type)
                throws IOException, InterruptedException {
            return send(
                    request(path)
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    Wire.mapper().writeValueAsString(body)))
                            .build(),
                    type);
        }

        private HttpRequest.Builder request(String path) {
            HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                    .timeout(REQUEST_LIMIT)
                    .header("Content-Type", "application/json");
            return token == null ? request : request.header("Authorization", "Bearer " + token);
        }

        private <T> T send(HttpRequest request, TypeReference<Rest.Envelope<T>> type)
                throws IOException, InterruptedException {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            Rest.Envelope<T> envelope = Wire.read(response.body(), type);
            T data = envelope.data();
            if (data == null) {
                String why =
                        envelope.error() == null ? "" : ": " + envelope.error().message();
                throw new CannotStart("the demonstration could not begin, "
                        + request.uri().getPath() + " answered " + response.statusCode() + why);
            }
            return data;
        }
    }
}
