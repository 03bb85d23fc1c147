package dev.inhabit.bench.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.faults.Programs;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.Main;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The way into an empty clinic, and out of a server that has just begun. */
class FirstAdminIntegrationTests {
    private static final Duration START_WITHIN = Duration.ofMinutes(4);
    private static final long ENDS_WITHIN_S = 60;
    private static final String EMAIL = "office@clinic.example";

    private static Process serve(Path folder, int port, String email) throws IOException {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 9);
        return Programs.start(
                Main.class,
                List.of("-Xmx768m", "-XX:ErrorFile=" + folder.resolve("hs_err.log")),
                folder.resolve("server.log"),
                Map.of(
                        "INHABIT_MASTER_KEY", Base64.getEncoder().encodeToString(key),
                        "INHABIT_DATA", folder.toString()),
                List.of("serve", "--port", Integer.toString(port), "--first-admin", email));
    }

    private static JsonNode login(int port, String password, String more) throws IOException, InterruptedException {
        String body = "{\"email\":\"%s\",\"password\":\"%s\"%s}".formatted(EMAIL, password, more);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/auth/login"))
                                .header("Content-Type", "application/json")
                                .timeout(Duration.ofSeconds(30))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return Wire.mapper().readTree(answer.body()).at("/data");
    }

    private static boolean says(Path log, String text) {
        try {
            return Files.exists(log) && Files.readString(log).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void theFirstAdministratorComesIn() throws IOException, InterruptedException {
        Path folder = Programs.emptyFolder("first-admin");
        Path log = folder.resolve("server.log");
        Path told = folder.resolve("first-admin-password");
        int port = Programs.freePort();
        Process server = serve(folder, port, EMAIL);
        try {
            Waiting.until(
                    "the server serves; see " + log, START_WITHIN, () -> says(log, "Serving at") || !server.isAlive());
            assertTrue(server.isAlive(), () -> "it ended; see " + log);
            String oneTime = Files.readString(told).strip();
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(told)));
            assertFalse(says(log, oneTime), "the password is in no log");
            assertTrue(login(port, oneTime, "").at("/newPasswordRequired").asBoolean());
            JsonNode in = login(port, oneTime, ",\"newPassword\":\"seven small boats at anchor\"");
            assertEquals("admin", in.at("/me/role").asString());
            // It serves before its models are warm, and the ONNX runtime must not be torn down under them.
            server.destroy();
            assertTrue(server.waitFor(ENDS_WITHIN_S, TimeUnit.SECONDS), "it ends");
            assertEquals(0, server.exitValue(), () -> "see " + log);
            assertFalse(Files.exists(folder.resolve("hs_err.log")), "a fault in native code");
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatIsNoAddressIsSaidBeforeAnythingIsStarted() throws IOException, InterruptedException {
        Path folder = Programs.emptyFolder("first-admin-nobody");
        Process server = serve(folder, Programs.freePort(), "nobody");
        assertTrue(server.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, server.exitValue());
        assertEquals(
                "inhabit: --first-admin must be an e-mail address of at most 254 characters, for example"
                        + " office@clinic.example.",
                Files.readString(folder.resolve("server.log")).strip());
        assertFalse(Files.exists(folder.resolve("cassandra")));
    }
}
