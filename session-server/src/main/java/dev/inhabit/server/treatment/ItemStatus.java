package dev.inhabit.server.treatment;

/** How far a feared situation has come. Names are stored: never renamed. */
public enum ItemStatus {
    NOT_STARTED(0),
    IN_PROGRESS(1),
    HABITUATED(2),
    MASTERED(3);

    /** Of a situation that is mastered. */
    public static final int STEPS = 3;

    private final int steps;

    ItemStatus(int steps) {
        this.steps = steps;
    }

    /** How many of the {@value #STEPS} steps are done. */
    public int steps() {
        return steps;
    }
}
