package dev.inhabit.server.feed;

/** Whose turn to speak it is in a session: without that nobody knows which silence is whose. */
public enum Floor {
    /** Not the scene's: it has not begun, is paused or over, or the headset is gone. */
    ELSEWHERE,
    /** Somebody of the scene speaks. */
    OTHERS,
    /** Nobody else speaks. */
    PATIENT,
    /** The patient gives a talk: nobody else will speak, and silence is theirs from the first second on. */
    TALK
}
