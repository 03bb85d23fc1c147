package dev.inhabit.headset.link;

import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToClient.Problem;
import dev.inhabit.protocol.ToServer.Hello;
import java.nio.ByteBuffer;

/** Told what becomes of a link, on the link's event loop. */
public interface LinkListener {
    /** What to say first on a new socket. */
    Hello hello();

    /** A socket is open and has said hello. */
    void up();

    void message(ToClient message);

    /** @param bytes valid only during the call */
    void binary(ByteBuffer bytes);

    /** What had arrived together has been handed over. */
    void caughtUp();

    /** The socket that was up is gone; the link tries again by itself. */
    void down(String why);

    /** The server refused a ticket: whether to try again. */
    boolean refused(Problem problem);
}
