package dev.inhabit.bench.load;

import dev.inhabit.headset.link.SignIn;
import dev.inhabit.protocol.Rest.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is wrong over REST, as HTTP, and with tickets, each kind with what may come of it. */
final class NonsenseOverHttp {
    private static final String WRONG = "HTTP 400 (MALFORMED|INVALID_FIELD)";

    private final NonsenseSender sender;
    private final String session;
    private final String patient;
    /** In every text that is sent, so that it can be looked for in the server's log. */
    private final String marker;

    private final SignIn therapist;
    private final SignIn patients;
    private final Visit visit;
    private final List<NonsenseKind> kinds = new ArrayList<>();

    NonsenseOverHttp(NonsenseSender sender, Visit visit, String session, String patient, String marker) {
        this.sender = sender;
        this.visit = visit;
        this.session = session;
        this.patient = patient;
        this.marker = marker;
        this.therapist = visit.signIn(Purpose.WATCH);
        this.patients = visit.signIn(Purpose.HEADSET);
    }

    /** @param times of most kinds */
    List<NonsenseKind> all(int times) {
        bodies(times);
        rest(times);
        rawHttp(times);
        tickets(times);
        return kinds;
    }

    private void kind(String name, int times, String answers, NonsenseKind.Way way) {
        kinds.add(NonsenseKind.of(name, times, answers, way));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String commands() {
        return "/api/v1/sessions/" + session + "/commands";
    }

    private String post(String path, byte[] body) throws Exception {
        return sender.rest("POST", path, therapist, null, body);
    }

    private void bodies(int times) {
        kind(
                "REST: truncated JSON",
                times,
                WRONG,
                i -> post(commands(), bytes("{\"type\":\"note\",\"text\":\"" + marker)));
        kind("REST: no JSON", times, WRONG, i -> post(commands(), bytes(marker + i)));
        kind(
                "REST: bad UTF-8",
                times,
                WRONG,
                i -> post(commands(), new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"'}));
        kind(
                "REST: unknown field",
                times,
                WRONG,
                i -> post(
                        "/api/v1/tickets",
                        bytes("{\"sessionId\":\"" + session + "\",\"purpose\":\"watch\",\"" + marker + "\":1}")));
        kind(
                "REST: wrong type of a field",
                times,
                WRONG,
                i -> post(
                        commands(),
                        bytes("{\"type\":\"record-suds\",\"commandId\":\"wrong-type-" + i + "\",\"suds\":\"" + marker
                                + "\"}")));
        kind(
                "REST: wrong value",
                times,
                WRONG,
                i -> post(
                        commands(),
                        bytes("{\"type\":\"record-suds\",\"commandId\":\"wrong-value-" + i + "\",\"suds\":" + (101 + i)
                                + "}")));
        kind(
                "REST: unknown type",
                times,
                WRONG,
                i -> post(commands(), bytes("{\"type\":\"" + marker + "\",\"commandId\":\"unknown-type-" + i + "\"}")));
        kind(
                "REST: bad command id",
                times,
                WRONG,
                i -> post(commands(), bytes("{\"type\":\"pause\",\"commandId\":\"" + marker + " !\"}")));
        kind("REST: deep nesting", times, WRONG, i -> post(commands(), bytes("[".repeat(5_000))));
        kind(
                "REST: huge body",
                Math.min(times, 10),
                "HTTP 413 PAYLOAD_TOO_LARGE|cut",
                i -> post(commands(), bytes("{\"type\":\"note\",\"text\":\"" + marker.repeat(60_000) + "\"}")));
        kind(
                "REST: not declared as JSON",
                times,
                "HTTP 415 UNSUPPORTED_MEDIA",
                i -> sender.rest("POST", commands(), therapist, null, bytes(marker), "Content-Type", "text/plain"));
    }

    private void rest(int times) {
        kind(
                "REST: unknown session",
                times,
                "HTTP 404 NOT_FOUND",
                i -> post(
                        "/api/v1/sessions/demo~00000000-0000-4000-8000-00000000" + (1000 + i) + "/commands",
                        bytes("{\"type\":\"pause\",\"commandId\":\"unknown-session-" + i + "\"}")));
        kind(
                "REST: no session's id",
                times,
                "HTTP 40[04] (INVALID_FIELD|NOT_FOUND)",
                i -> sender.rest("GET", "/api/v1/sessions/" + marker + i, therapist, null, new byte[0]));
        kind(
                "REST: unknown patient",
                times,
                "HTTP 40[34] (NOT_FOUND|FORBIDDEN)",
                i -> post(
                        "/api/v1/sessions",
                        bytes("{\"commandId\":\"unknown-patient-" + i + "\",\"patientId\":\"demo~" + marker
                                + "\",\"sublevel\":\"3C\"}")));
        kind(
                "REST: unknown sub-level",
                times,
                WRONG,
                i -> post(
                        "/api/v1/sessions",
                        bytes("{\"commandId\":\"unknown-level-" + i + "\",\"patientId\":\"" + patient
                                + "\",\"sublevel\":\"" + marker + "\"}")));
        kind(
                "REST: wrong role",
                times,
                "HTTP 403 (FORBIDDEN|NOT_IN_CONTROL)",
                i -> sender.rest(
                        "POST",
                        commands(),
                        patients,
                        null,
                        bytes("{\"type\":\"adjust\",\"commandId\":\"wrong-role-" + i + "\",\"mood\":5}")));
        kind(
                "REST: replayed command id",
                times,
                "HTTP 200 (repeated|recorded)",
                i -> post(commands(), bytes("{\"type\":\"record-suds\",\"commandId\":\"replayed-id-2\",\"suds\":40}")));
        kind(
                "REST: another command under a used id",
                times,
                "HTTP 409 CONFLICT",
                i -> post(
                        commands(),
                        bytes("{\"type\":\"record-suds\",\"commandId\":\"replayed-id-2\",\"suds\":" + (41 + i % 50)
                                + "}")));
        kind(
                "REST: nobody to hand over to",
                times,
                "HTTP 400 INVALID_FIELD",
                i -> post(
                        commands(),
                        bytes("{\"type\":\"hand-over-control\",\"commandId\":\"nobody-r-" + i + "\",\"toAccountId\":\""
                                + marker + "\"}")));
        kind(
                "REST: no token",
                times,
                "HTTP 401 UNAUTHENTICATED",
                i -> sender.rest("GET", "/api/v1/me", null, null, new byte[0]));
        kind(
                "REST: forged token",
                times,
                "HTTP 401 UNAUTHENTICATED",
                i -> sender.rest("GET", "/api/v1/me", null, "eyJhbGciOiJub25lIn0." + marker + ".", new byte[0]));
        kind(
                "REST: wrong password",
                Math.min(times, 5),
                "HTTP 401 BAD_CREDENTIALS",
                i -> sender.rest(
                        "POST",
                        "/api/v1/auth/login",
                        null,
                        null,
                        bytes("{\"email\":\"therapist@clinic.example\",\"password\":\"" + marker
                                + "\",\"totp\":null}")));
        kind(
                "REST: forged refresh token",
                times,
                "HTTP 4\\d\\d (BAD_CREDENTIALS|UNAUTHENTICATED)",
                i -> sender.rest(
                        "POST",
                        "/api/v1/auth/refresh",
                        null,
                        null,
                        bytes("{\"refreshToken\":\"demo~a." + marker + ".x.y\"}")));
        kind(
                "REST: wrong method",
                times,
                "HTTP 405 METHOD_NOT_ALLOWED",
                i -> sender.rest("DELETE", "/api/v1/sessions", therapist, null, new byte[0]));
        kind(
                "REST: unknown route",
                times,
                "HTTP 404 NOT_FOUND",
                i -> sender.rest("GET", "/api/v1/" + marker + i, therapist, null, new byte[0]));
        kind(
                "REST: bad cursor",
                times,
                "HTTP 400 INVALID_FIELD",
                i -> sender.rest("GET", "/api/v1/sessions?phase=all&cursor=" + marker, therapist, null, new byte[0]));
        kind(
                "REST: bad time",
                times,
                "HTTP 400 INVALID_FIELD",
                i -> sender.rest(
                        "GET", "/api/v1/sessions/" + session + "/state?at=" + marker, therapist, null, new byte[0]));
        kind(
                "REST: bad Last-Event-ID",
                times,
                "HTTP 400 INVALID_FIELD",
                i -> sender.rest(
                        "GET",
                        "/api/v1/sessions/" + session + "/live",
                        therapist,
                        null,
                        new byte[0],
                        "Last-Event-ID",
                        marker));
    }

    private void rawHttp(int times) {
        kind("HTTP: no HTTP at all", times, "HTTP 4\\d\\d MALFORMED|cut", i -> sender.http(bytes(marker + "\r\n\r\n")));
        kind(
                "HTTP: bad header",
                times,
                "HTTP 4\\d\\d MALFORMED|cut",
                i -> sender.http(bytes("GET /api/v1/health HTTP/1.1\r\nHost: x\r\n" + marker + "\u0001: y\r\n\r\n")));
        kind(
                "HTTP: bad length",
                times,
                "HTTP 4\\d\\d MALFORMED|cut",
                i -> sender.http(
                        bytes("POST /api/v1/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: " + marker + "\r\n\r\n")));
        kind(
                "HTTP: endless header",
                Math.min(times, 10),
                "HTTP 4\\d\\d MALFORMED|cut",
                i -> sender.http(bytes(
                        "GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX-Long: " + marker.repeat(4_000) + "\r\n\r\n")));
        kind(
                "HTTP: bad escape",
                times,
                "HTTP 4\\d\\d MALFORMED|cut",
                i -> sender.http(bytes("GET /api/v1/sessions/%zz" + marker + " HTTP/1.1\r\nHost: x\r\n\r\n")));
    }

    private void tickets(int times) {
        kind("ticket: nonsense", times, "HTTP 401 BAD_TICKET", i -> sender.handshake(marker + i));
        kind(
                "ticket: of nobody",
                times,
                "HTTP 401 BAD_TICKET",
                i -> sender.handshake(session + ".abcdefghijklmnopqrstuv.abcdefghijklmnopqrstuv"));
        kind("ticket: replayed", Math.min(times, 20), "HTTP 401 BAD_TICKET", i -> {
            String ticket = visit.ticket(session, Purpose.WATCH);
            PlainSocket.open(visit.api.socket(ticket), 0).close();
            return sender.handshake(ticket);
        });
        kind(
                "ticket: for media, by a therapist",
                times,
                "HTTP 403 FORBIDDEN",
                i -> post("/api/v1/tickets", bytes("{\"sessionId\":\"" + session + "\",\"purpose\":\"media\"}")));
    }
}
