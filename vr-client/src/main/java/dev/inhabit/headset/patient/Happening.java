package dev.inhabit.headset.patient;

/**
 * Something the patient notices at a moment.
 *
 * @param trigger open code under which a rating after it is filed, at most 64 characters
 */
public record Happening(Kind kind, String trigger) {
    /** What it does to the patient. */
    public enum Kind {
        /** Sudden: arousal jumps, and dies away over a quarter of a minute. */
        STARTLES,
        /** A setting changed: arousal follows the setting, and the patient soon rates it. */
        CHANGES,
        /** Kind words: arousal drops a little for a minute. */
        ENCOURAGES,
        /** The exposure begins: a first rating. */
        BEGINS,
        /** The exposure is over: a last rating. */
        ENDS,
        /** Asked for a rating: it is given soon, about nothing in particular. */
        ASKED
    }

    public static Happening of(Kind kind, String trigger) {
        return new Happening(kind, trigger);
    }
}
