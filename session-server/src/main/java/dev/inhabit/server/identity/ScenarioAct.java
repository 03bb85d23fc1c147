package dev.inhabit.server.identity;

/** Everything that can be done with one scenario, all of it by therapists of its clinic: this table is the whole rule. */
public enum ScenarioAct {
    /** Read it, without the author's notes. */
    VIEW(false),
    /** Start a session from it. */
    USE(false),
    VIEW_NOTES(true),
    /** Change, save, archive, restore. */
    CHANGE(true);

    private final boolean authorOnly;

    ScenarioAct(boolean authorOnly) {
        this.authorOnly = authorOnly;
    }

    boolean isForAuthorOnly() {
        return authorOnly;
    }
}
