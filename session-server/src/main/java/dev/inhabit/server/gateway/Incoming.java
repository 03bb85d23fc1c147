package dev.inhabit.server.gateway;

import org.apache.pekko.util.ByteString;

/** One whole message as it came over a socket, or why it could not be taken. */
sealed interface Incoming {
    record Text(String text) implements Incoming {}

    record Binary(ByteString bytes) implements Incoming {}

    /** Larger than allowed; the rest of it was thrown away. */
    record TooLarge(boolean binary) implements Incoming {}

    /** Came in pieces and was not whole in time, or broke off. */
    record Broken() implements Incoming {}
}
