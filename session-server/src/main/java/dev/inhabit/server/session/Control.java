package dev.inhabit.server.session;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Decision;
import java.util.List;

/** Who may change a session: whoever holds its control, and the server itself. */
final class Control {
    private Control() {}

    static boolean isHeldBy(SessionState state, Asker by) {
        return by.isServer() || by.accountId().equals(state.controllerId());
    }

    static Decision<SessionEvent> refused() {
        return Decision.refuse(ErrorCode.NOT_IN_CONTROL, "Somebody else controls this session");
    }

    static Decision<SessionEvent> ifHeld(SessionState state, Asker by, SessionEvent... events) {
        return isHeldBy(state, by) ? Decision.ofAll(List.of(events)) : refused();
    }
}
