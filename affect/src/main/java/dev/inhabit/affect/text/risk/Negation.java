package dev.inhabit.affect.text.risk;

import dev.inhabit.affect.text.words.Words;

/** Whether a negator before a phrase reaches it. */
final class Negation {
    /** Words between a negator and what it negates. */
    private static final int REACH = 7;
    /** Words before a negator in which another one, or a struggle, undoes it. */
    private static final int BEFORE = 4;
    /** Words before a negator in which what doubles it ends: "that I do not". */
    private static final int DOUBLED = 2;

    private Negation() {}

    static boolean reaches(Cues cues, int from, int to) {
        for (int i = from - 1; i >= Math.max(0, from - REACH); i--) {
            if (isCut(cues.words(), i + 1, from) || cues.at(RiskCue.JOINING, i)) {
                return false;
            }
            if (cues.at(RiskCue.NEGATOR, i)) {
                return counts(cues, firstOf(cues, i), from, to);
            }
        }
        return false;
    }

    /** A negator may be several words: "no intention of". */
    private static int firstOf(Cues cues, int negator) {
        int first = negator;
        while (cues.at(RiskCue.NEGATOR, first - 1) && !cues.words().beginsSentence(first)) {
            first--;
        }
        return first;
    }

    /** A new sentence or, except right before the phrase, a comma. */
    private static boolean isCut(Words words, int word, int from) {
        return words.beginsSentence(word) || (word != from && words.breakBefore(word) == Words.PAUSE);
    }

    private static boolean counts(Cues cues, int negator, int from, int to) {
        boolean undone = cues.between(RiskCue.UNDOING, negator + 1, from)
                || cues.between(RiskCue.COMPARING, negator + 1, from)
                || cues.between(RiskCue.COMPARING, to, to + 2);
        boolean newSubject =
                cues.between(RiskCue.SPEAKER, negator + 1, from) || cues.between(RiskCue.OTHERS, negator + 1, from);
        boolean carried = cues.between(RiskCue.CARRYING, negator + 1, negator + 4);
        return !undone && (!newSubject || carried) && !undoneBefore(cues, negator);
    }

    private static boolean undoneBefore(Cues cues, int negator) {
        if (cues.between(RiskCue.DOUBLING, negator - DOUBLED, negator)) {
            return !cues.anyStop(negator - DOUBLED, negator + 1);
        }
        for (int i = negator - 1; i >= Math.max(0, negator - BEFORE); i--) {
            if (cues.words().beginsSentence(i + 1) || cues.at(RiskCue.JOINING, i)) {
                return false;
            }
            if (cues.at(RiskCue.STRUGGLING, i)) {
                return true;
            }
            if (cues.at(RiskCue.NEGATOR, i) && !cues.between(RiskCue.SPEAKER, i + 1, negator)) {
                return true;
            }
        }
        return false;
    }
}
