package dev.inhabit.server.session;

/** How far the headset that is furthest has come. */
public enum HeadsetPresence {
    NONE("No headset is connected to this session"),
    /** Connected, and building the scene. */
    BUILDING("The headset is connected and has not built the scene yet"),
    /** It has built the session's own scene. */
    READY("");

    private final String missing;

    HeadsetPresence(String missing) {
        this.missing = missing;
    }

    /** Why nothing can begin, as a sentence; empty where it can. */
    String missing() {
        return missing;
    }
}
