package dev.inhabit.server.gateway;

import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToServer;
import java.nio.ByteBuffer;

/** What a socket of one purpose does with what it hears. Called by one thread at a time. */
interface SocketTask {
    /** The first message, once. */
    void hello(ToServer.Hello hello);

    /** A request to be recorded; may come before hello where it is an exit. */
    void request(SessionRequest request);

    /** Any other message but hello and ping. */
    void message(ToServer message);

    /**
     * @param message valid until this call returns
     * @return how long the socket had better read nothing more, ns; 0 for going on
     */
    long binary(ByteBuffer message);

    /** A binary message was larger than allowed and was thrown away. */
    void tooLarge();

    /** A message from an actor. */
    void heard(Object message);

    /** Once a second. */
    void second();

    void closed();
}
