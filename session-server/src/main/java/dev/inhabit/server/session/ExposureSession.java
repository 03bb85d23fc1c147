package dev.inhabit.server.session;

/** The sharded entity of one session. */
public final class ExposureSession {
    /** Messages among the entity's own parts. */
    sealed interface Inner extends SessionMessage {}

    enum Tick implements Inner {
        TICK
    }

    private ExposureSession() {}
}
