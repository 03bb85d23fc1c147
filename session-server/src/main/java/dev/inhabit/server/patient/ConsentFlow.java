package dev.inhabit.server.patient;

/** A flow of a patient's data that is allowed or stopped by itself (GDPR 6, 7 and 9(2)(a)). Names are stored: never renamed. */
public enum ConsentFlow {
    /** Any processing of health data at all: without it every other flow is stopped. */
    PROCESSING("processing"),
    /** Camera frames leave the headset and are read on the server, in memory only. */
    VIDEO_FRAMES("video-frames"),
    /** Sound leaves the headset and is read on the server, in memory only. */
    AUDIO("audio"),
    /** Heart rate and other readings of worn devices. */
    WEARABLES("wearables"),
    /** A therapist watches the running session. */
    LIVE_OBSERVATION("live-observation"),
    /** Sound or picture of a session is kept. */
    RECORDING("recording"),
    /** Pseudonymous use for research. */
    RESEARCH("research");

    private final String wireName;

    ConsentFlow(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException where no flow has this name; its message never repeats the text */
    public static ConsentFlow ofWireName(String wireName) {
        for (ConsentFlow flow : values()) {
            if (flow.wireName.equals(wireName)) {
                return flow;
            }
        }
        throw new IllegalArgumentException(
                "must be one of processing, video-frames, audio, wearables, live-observation, recording, research");
    }
}
