package dev.inhabit.server.gateway;

/** One whole message as it leaves a socket, whatever carries it. */
public sealed interface OutFrame {
    record Text(String text) implements OutFrame {}

    /** The bytes are shared between sockets and never changed. */
    record Binary(byte[] bytes) implements OutFrame {}
}
