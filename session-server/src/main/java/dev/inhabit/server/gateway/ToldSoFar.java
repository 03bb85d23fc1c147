package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.ToSocket;
import org.jspecify.annotations.Nullable;

/**
 * How far the client of one socket has been told. A socket that hears nothing for a while joins its session again, and
 * what was on its way meanwhile reaches it before the second welcome: it is not repeated, and the welcome does not take
 * the client back to before it.
 */
final class ToldSoFar {
    private long sequenceNr;

    /** @param cursor last sequence number that the client says it has */
    void beginsAfter(long cursor) {
        sequenceNr = cursor;
    }

    /** All updates come again. */
    void startsOver() {
        sequenceNr = 0;
    }

    long sequenceNr() {
        return sequenceNr;
    }

    /** The message as it is to be sent; null where the client has it already. */
    @Nullable
    ToSocket pass(ToSocket message) {
        if (message instanceof ToSocket.Welcome welcome) {
            return new ToSocket.Reliable(welcome(welcome.json()));
        } else if (message instanceof ToSocket.Reliable reliable) {
            long recorded = RecordedText.sequenceNrOf(reliable.json());
            if (recorded >= 0) {
                if (recorded <= sequenceNr) {
                    return null;
                }
                sequenceNr = recorded;
            }
        }
        return message;
    }

    private String welcome(String json) {
        ToClient.Welcome said = (ToClient.Welcome) Wire.readToClient(json);
        return said.cursor() >= sequenceNr
                ? json
                : Wire.write(new ToClient.Welcome(
                        said.purpose(),
                        said.accountId(),
                        said.session(),
                        sequenceNr,
                        said.epoch(),
                        said.liveHz(),
                        said.serverMs(),
                        said.profile()));
    }
}
