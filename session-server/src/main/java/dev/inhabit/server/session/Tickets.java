package dev.inhabit.server.session;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Secrets that each open one socket once. Owned by one actor; gone with it, which costs a client one more request. */
final class Tickets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Issued(SessionMessage.Redeemed worth, Instant expires) {}

    private final SessionSettings settings;
    private final Map<String, Issued> issued = new LinkedHashMap<>();

    Tickets(SessionSettings settings) {
        this.settings = settings;
    }

    /** 128 random bits, base64url. The oldest ticket makes room where too many are out. */
    String issue(SessionMessage.IssueTicket ask, Instant now) {
        drop(now);
        if (issued.size() >= settings.ticketsMax()) {
            Iterator<String> oldest = issued.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        issued.put(
                secret,
                new Issued(
                        new SessionMessage.Redeemed(ask.who(), ask.purpose(), ask.headsetOf()),
                        now.plus(settings.ticketLife())));
        return secret;
    }

    SessionMessage.Redeemed redeem(String secret, Instant now) {
        Issued found = issued.remove(secret);
        return found == null || found.expires().isBefore(now)
                ? new SessionMessage.Redeemed(null, null, null)
                : found.worth();
    }

    boolean isEmpty(Instant now) {
        drop(now);
        return issued.isEmpty();
    }

    private void drop(Instant now) {
        issued.values().removeIf(i -> i.expires().isBefore(now));
    }
}
