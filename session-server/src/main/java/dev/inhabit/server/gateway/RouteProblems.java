package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Rest;
import dev.inhabit.server.gateway.Endpoint.Pace;
import dev.inhabit.server.report.Reports;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which HTTP statuses of failure a route can answer with; follows from what it takes and what it is about. */
final class RouteProblems {
    private static final Map<Integer, String> MEANING = Map.of(
            400, "Malformed, or a field is wrong: error.field names it",
            401, "No or no valid token, credentials or ticket",
            403, "Not allowed, not in control, or the patient has not consented",
            404, "No such thing, or another clinic's",
            405, "Another method than this address takes; Allow names those",
            409, "Not in this state",
            413, "The body is too large",
            415, "The body is of another type than this takes",
            429, "Too many requests; Retry-After says when",
            500, "The server's fault");
    private static final String AWAY =
            "The store or the session does not answer, or too much waits; ask again with the same commandId";

    private RouteProblems() {}

    /** Statuses with what each means here. */
    static SortedMap<Integer, String> of(Endpoint route) {
        SortedMap<Integer, String> can = new TreeMap<>();
        boolean hasBody = route.body() != null;
        boolean hasId = route.path().contains("{");
        add(can, true, 400);
        boolean isOfDevices = route.pace() == Pace.DEVICE;
        add(can, !route.open() || route.pace() == Pace.SIGN_IN || isOfDevices, 401);
        add(can, (!route.open() && !isOnesOwn(route)) || isOfDevices, 403);
        add(
                can,
                (hasId && !isOfDevices)
                        || route.body() == Rest.CreateSession.class
                        || route.body() == Rest.TicketRequest.class,
                404);
        add(can, true, 405);
        boolean changes = hasBody && (!route.open() || isOfDevices) && route.body() != Rest.TicketRequest.class;
        add(can, changes || isOfWhatIsOver(route), 409);
        add(can, hasBody, 413);
        add(can, hasBody, 415);
        add(can, route.pace() != Pace.FREE, 429);
        add(can, route.pace() != Pace.FREE, 500);
        if (route.pace() != Pace.FREE) {
            can.put(503, AWAY);
        } else if (route.data() == Rest.Ready.class) {
            can.put(503, "Not ready; the data names the parts that are missing");
        }
        return can;
    }

    private static void add(SortedMap<Integer, String> to, boolean can, int status) {
        if (can) {
            to.put(status, MEANING.getOrDefault(status, ""));
        }
    }

    private static boolean isOfWhatIsOver(Endpoint route) {
        return route.data() == Reports.Written.class && route.path().startsWith("/sessions/");
    }

    /** Signing out: nobody is kept from it. All else of an account is no business of a headset that was let in by its code. */
    private static boolean isOnesOwn(Endpoint route) {
        return route.path().equals("/auth/login");
    }
}
