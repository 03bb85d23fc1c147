package dev.inhabit.server.gateway;

import dev.inhabit.server.record.CommandId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests of one socket that the session has not answered yet, oldest first. Owned by one socket. */
final class PendingRequests {
    static final int MAX = 256;
    /** Longer than a session waits for the store, so that its own answer comes first. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Map<CommandId, Long> sinceNanos = new LinkedHashMap<>();

    /** False where too many wait. */
    boolean add(CommandId id, long nowNanos) {
        if (sinceNanos.size() >= MAX) {
            return false;
        }
        sinceNanos.put(id, nowNanos);
        return true;
    }

    void remove(CommandId id) {
        sinceNanos.remove(id);
    }

    /** Those that will not be answered any more; each is named once. */
    List<String> expired(long nowNanos) {
        List<String> expired = new ArrayList<>();
        Iterator<Map.Entry<CommandId, Long>> oldest = sinceNanos.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<CommandId, Long> one = oldest.next();
            if (nowNanos - one.getValue() <= PATIENCE.toNanos()) {
                break;
            }
            expired.add(one.getKey().value());
            oldest.remove();
        }
        return expired;
    }
}
