package dev.inhabit.affect.text.risk;

/** What some words do to a finding near them. */
enum RiskCue {
    /** Negates what follows. */
    NEGATOR,
    /** Between a negator and what it would negate: "I cannot stop wanting to". */
    UNDOING,
    /** After a negator, carries it on over a new subject: "I do not think that I". */
    CARRYING,
    /** Before a negator: "trying not to" says that the urge is there. */
    STRUGGLING,
    /** Before a negator, undoes it over a new subject: "not a day goes by that I". A file may leave it out. */
    DOUBLING,
    /** After "never": "so hopeless", "wanted it more". */
    COMPARING,
    /** Begins something new, so that a negator before it does not reach on. */
    JOINING,
    PAST,
    /** Recent or still going on. */
    RECENT,
    /** Looks recent and says that it is over: "not now". A file may leave it out. */
    OVER,
    /** Takes back what was said. */
    DENIAL,
    LAUGHTER,
    /** A work of fiction, or a figure in one. */
    FICTION,
    SAYING,
    /** The speaker, or nobody, as subject. */
    SPEAKER,
    /** Somebody else, or the one who is spoken to, as subject. */
    OTHERS,
    /** Says of the whole text that it is for somebody else. */
    FOR_OTHERS,
    /** Says by its form that somebody else is the subject: "wants". */
    OTHERS_FORM,
    MYSELF,
    /** "Herself" and the like. */
    OTHERSELF,
    /** A blow or a burden, by itself no sign of danger. */
    DISTRESS;

    /** Whether a file of rules must name it; those that came later need not be named. */
    boolean isRequired() {
        return this != DOUBLING && this != OVER;
    }
}
