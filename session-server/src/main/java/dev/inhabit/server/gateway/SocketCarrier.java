package dev.inhabit.server.gateway;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What carries one socket: the narrow edge between sessions and the network. pekko-http's stage is one; another server
 * could be put in its place without anything else noticing.
 */
interface SocketCarrier {
    /**
     * The socket as actors know it. What is told to it reaches {@link LiveSocket#heard} on the socket's own thread; it
     * stops with the socket, so it can be watched.
     */
    ActorRef<Object> self();

    /** Tells the socket something later, once. */
    void tellSelfAfter(Duration delay, Object message);

    /** A clock that never goes back, ns. */
    long nanoTime();
}
