package dev.inhabit.server.adaptation;

/** When an exposure has done its work; the therapist's choice for each patient. Names are stored: never renamed. */
public enum LearningMode {
    /** When distress has fallen. */
    HABITUATION,
    /** When what was feared has turned out otherwise (inhibitory learning; Craske and others 2014). */
    INHIBITORY,
    MIXED;

    /** Whether a fall of fear is a reason to go on. */
    boolean goesByFear() {
        return this != INHIBITORY;
    }

    /** Whether it is one that what was feared did not happen. */
    boolean goesByExpectancy() {
        return this != HABITUATION;
    }
}
