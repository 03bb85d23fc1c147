package dev.inhabit.affect.text.risk;

import dev.inhabit.affect.text.words.PhraseIndex;
import dev.inhabit.affect.text.words.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Where in one text the cues stand. Filled again for every text; for one thread. */
final class Cues {
    private final List<BitSet> places = new ArrayList<>();
    private Words words = new Words();

    Cues() {
        for (int i = 0; i < RiskCue.values().length; i++) {
            places.add(new BitSet());
        }
    }

    void fill(Words text, PhraseIndex<RiskCue> index) {
        words = text;
        places.forEach(BitSet::clear);
        index.find(text, (cue, from, to) -> places.get(cue.ordinal()).set(from, to));
    }

    Words words() {
        return words;
    }

    boolean at(RiskCue cue, int word) {
        return word >= 0 && places.get(cue.ordinal()).get(word);
    }

    boolean anywhere(RiskCue cue) {
        return !places.get(cue.ordinal()).isEmpty();
    }

    boolean between(RiskCue cue, int from, int to) {
        int next = places.get(cue.ordinal()).nextSetBit(Math.max(0, from));
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
