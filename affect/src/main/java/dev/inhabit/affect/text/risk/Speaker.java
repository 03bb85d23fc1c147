package dev.inhabit.affect.text.risk;

import dev.inhabit.affect.text.words.Words;

/** Whether a phrase is about the speaker, about others, or somebody else's words. */
final class Speaker {
    private static final int SUBJECT_BEFORE = 10;
    private static final int SAYING_BEFORE = 8;
    private static final int SAYING_AFTER = 4;
    private static final int FICTION_BEFORE = 25;
    private static final int FICTION_AFTER = 8;

    private Speaker() {}

    /** Whether somebody else than the speaker is the subject of those words. */
    static boolean isSomebodyElse(Cues cues, int from, int to) {
        if (cues.between(RiskCue.MYSELF, from, to)) {
            return false;
        }
        if (cues.between(RiskCue.OTHERSELF, from, to + 1) || cues.between(RiskCue.OTHERS_FORM, from - 2, to)) {
            return !cues.at(RiskCue.SPEAKER, from - 1);
        }
        return isSomebodyElse(cues, from);
    }

    private static boolean isSomebodyElse(Cues cues, int from) {
        for (int i = from - 1; i >= Math.max(0, from - SUBJECT_BEFORE); i--) {
            if (cues.words().beginsSentence(i + 1)
                    || (cues.words().breakBefore(i + 1) == Words.PAUSE && i + 1 != from)) {
                return false;
            }
            if (cues.at(RiskCue.SPEAKER, i)) {
                return false;
            }
            if (cues.at(RiskCue.OTHERS, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the words are told as somebody else's. */
    static boolean isQuoted(Cues cues, int from, int to) {
        int quotation = cues.words().quotation(from);
        if (quotation > 0) {
            return isSaidBefore(cues, cues.quotationStart(from)) || isSaidAfter(cues, to);
        }
        return (isSaidBefore(cues, from) && isSomebodyElse(cues, from)) || isSungBefore(cues, from);
    }

    /** Whether the words are about a figure of fiction, or quoted from a work. */
    static boolean isFiction(Cues cues, int from, int to, boolean somebodyElse, boolean quoted) {
        boolean near = cues.between(RiskCue.FICTION, from - FICTION_BEFORE, from)
                || cues.between(RiskCue.FICTION, to, cues.sentenceEnd(to, FICTION_AFTER));
        return near && (somebodyElse || quoted);
    }

    private static boolean isSaidBefore(Cues cues, int from) {
        for (int i = from - 1; i >= Math.max(0, from - SAYING_BEFORE); i--) {
            if (cues.at(RiskCue.SAYING, i)) {
                return isSomebodyElse(cues, i) || cues.between(RiskCue.FICTION, i - SAYING_AFTER, i);
            }
        }
        return cues.between(RiskCue.FICTION, from - 3, from);
    }

    /** "She said", "said my mother". */
    private static boolean isSaidAfter(Cues cues, int to) {
        for (int i = to; i < to + SAYING_AFTER; i++) {
            if (cues.at(RiskCue.SAYING, i)) {
                // "I told my mother": who is told says nothing.
                boolean subjectBefore = cues.between(RiskCue.SPEAKER, to, i) || cues.between(RiskCue.OTHERS, to, i);
                return subjectBefore ? isSomebodyElse(cues, i) : cues.between(RiskCue.OTHERS, i + 1, to + SAYING_AFTER);
            }
        }
        return false;
    }

    /** "The song goes", with nothing between its verb and the words but their own subject. */
    private static boolean isSungBefore(Cues cues, int from) {
        for (int i = from - 1; i >= Math.max(0, from - 4); i--) {
            if (cues.at(RiskCue.SAYING, i)) {
                return cues.between(RiskCue.FICTION, i - SAYING_AFTER, i) && !cues.between(RiskCue.SPEAKER, i - 2, i);
            }
        }
        return false;
    }
}
