package dev.inhabit.server.session;

import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.CommandId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Exits that were shown and are not yet recorded. Meanwhile the session's state says that the scene goes on, and whoever
 * comes must be told otherwise. Owned by one actor.
 */
final class WaysOut {
    private final Map<CommandId, String> open = new LinkedHashMap<>();

    /** What headsets are told. */
    ToSocket opened(CommandId commandId, SessionCommand exit) {
        boolean byPatient = exit.by().role() == Role.PATIENT;
        String reason = exit instanceof SessionCommand.ForceExit force ? force.reason() : null;
        String wayOut = Wire.write(new ToClient.GoToSafeScene(byPatient ? "patient" : "therapist", reason));
        open.put(commandId, wayOut);
        return new ToSocket.Urgent(wayOut);
    }

    void decided(CommandId commandId) {
        open.remove(commandId);
    }

    void ended() {
        open.clear();
    }

    boolean isAnyOpen() {
        return !open.isEmpty();
    }

    /** After the welcome and before whatever was missed. */
    void showTo(ActorRef<ToSocket> headset) {
        open.values().forEach(wayOut -> headset.tell(new ToSocket.Reliable(wayOut)));
    }
}
