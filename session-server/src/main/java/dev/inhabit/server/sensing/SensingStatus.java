package dev.inhabit.server.sensing;

/**
 * Whether this node reads what is sent to it.
 *
 * @param reason why not, in words for an operator; empty where it reads
 */
public record SensingStatus(State state, String reason) {
    /** Sessions go on in each of them. */
    public enum State {
        /** Models are being loaded and tried. */
        LOADING,
        READY,
        /** Models could not be loaded: nothing is read on this node. */
        ABSENT,
        CLOSED
    }

    static final SensingStatus LOADING = new SensingStatus(State.LOADING, "models are being loaded");
    static final SensingStatus READY = new SensingStatus(State.READY, "");
    static final SensingStatus CLOSED = new SensingStatus(State.CLOSED, "the server is stopping");

    public boolean isReady() {
        return state == State.READY;
    }
}
