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

    void fill(Words text, PhraseIndex<RiskCue> index) {
        words = text;
        places.values().forEach(BitSet::clear);
        index.find(text, (cue, from, to) -> of(cue).set(from, to));
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
        int next = of(cue).nextSetBit(Math.max(0, from));
        return next >= 0 && next < to;
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
