package dev.inhabit.affect.text.risk;

/** What changes the weight of words that name a danger. */
public enum RiskQualifier {
    /** "I do not want to die": nothing is left. */
    NEGATION,
    /** Long over: one level less. */
    PAST,
    /** Somebody else, or the one who is spoken to: one level less. */
    THIRD_PERSON,
    /** What somebody else said: one level less. */
    QUOTE,
    /** A figure in a story, or a line of a song: nothing is left. */
    FICTION,
    /** A figure of speech: nothing is left. */
    IDIOM,
    /** Taken back or laughed off: one level less, but an explicit thought of one's own stays at least moderate. */
    DENIAL,
    /** A question for facts that is harmless by itself, and not beside words of distress. */
    AFTER_DISTRESS
}
