package dev.inhabit.headset.link;

import java.nio.ByteBuffer;

/** Told what comes in over a socket, on the socket's event loop. */
interface SocketListener {
    void opened(Socket socket);

    void text(String text);

    /** @param bytes valid only during the call */
    void binary(ByteBuffer bytes);

    /** What had arrived together has been handed over. */
    void caughtUp();

    /** Once, also where it never opened. */
    void closed(String why);
}
