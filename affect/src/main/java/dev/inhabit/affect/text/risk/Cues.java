package dev.inhabit.affect.text.risk;

import dev.inhabit.affect.text.words.PhraseIndex;
import dev.inhabit.affect.text.words.Words;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/** Where in one text the cues stand. Filled again for every text; for one thread. */
final class Cues {
    private final Map<RiskCue, BitSet> places = new EnumMap<>(RiskCue.class);
    private Words words = new Words();
    private int[] quotationStart = {};

    void fill(Words text, PhraseIndex<RiskCue> index) {
        words = text;
        places.values().forEach(BitSet::clear);
        quotationStart = quotationStarts(text);
        index.find(text, (cue, from, to) -> of(cue).set(from, to));
    }

    private int[] quotationStarts(Words text) {
        int[] starts = new int[text.count()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i > 0 && text.quotation(i) == text.quotation(i - 1) ? starts[i - 1] : i;
        }
        return starts;
    }

    /** The first word of the quotation, or of the words between two, that the word stands in. */
    int quotationStart(int word) {
        return quotationStart[word];
    }

    private BitSet of(RiskCue cue) {
        return places.computeIfAbsent(cue, fresh -> new BitSet());
    }

    Words words() {
        return words;
    }

    boolean at(RiskCue cue, int word) {
        return word >= 0 && of(cue).get(word);
    }

    boolean anywhere(RiskCue cue) {
        return !of(cue).isEmpty();
    }

    boolean between(RiskCue cue, int from, int to) {
        BitSet set = of(cue);
        // Not the next set bit: it may be far away, and places with cues may be many.
        for (int i = Math.max(0, from); i < to; i++) {
            if (set.get(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one stands there that is not within the other. */
    boolean betweenBut(RiskCue cue, RiskCue other, int from, int to) {
        for (int i = Math.max(0, from); i < to; i++) {
            if (of(cue).get(i) && !of(other).get(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sentence begins with one of those words. */
    boolean anyStop(int from, int to) {
        for (int i = Math.max(1, from); i < to; i++) {
            if (words.beginsSentence(i)) {
                return true;
            }
        }
        return false;
    }

    /** The first word of the sentence that the word stands in, or the word so many before it. */
    int sentenceStart(int word, int most) {
        int start = word;
        while (start > 0 && word - start < most && !words.beginsSentence(start)) {
            start--;
        }
        return start;
    }

    /** The word after the sentence that ends after the given word, or the word so many after it. */
    int sentenceEnd(int after, int most) {
        int end = after;
        while (end < words.count() && end - after < most && !words.beginsSentence(end)) {
            end++;
        }
        return end;
    }
}
