package dev.inhabit.affect.text.sentiment;

import dev.inhabit.affect.text.sentiment.VaderLexicon.Idiom;
import dev.inhabit.affect.text.words.Vocabulary;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Sentiment as VADER reckons it: ratings of words, changed by the three words before each and by idioms, capitals,
 * "but" and marks of exclamation and question (Hutto and Gilbert 2014; equal to the reference program of version 3.3, but
 * for 💘, which is as in its README). English words and emoji. For one thread.
 */
public final class Vader {
    /** What a negation leaves of a rating. */
    private static final double NEGATION = -.74;
    /** What capitals add, among words that are not in capitals. */
    private static final double CAPITALS = .733;
    /** What is left of a strengthening word two and three words before. */
    private static final double[] FADING = {1, .95, .9};

    private final VaderLexicon lexicon;
    private final VaderTokens tokens;
    private final Map<VaderWords, Integer> named = new EnumMap<>(VaderWords.class);
    private double[] scores = new double[64];
    private boolean capitalsStandOut;

    public Vader(VaderLexicon lexicon) {
        this.lexicon = lexicon;
        this.tokens = new VaderTokens(lexicon);
        for (VaderWords word : VaderWords.values()) {
            named.put(word, lexicon.words().find(word.written()));
        }
    }

    /** Any text; {@link Sentiment#NONE} where there is nothing but white space. */
    public Sentiment read(String text) {
        tokens.fill(text);
        int count = tokens.count();
        if (count == 0) {
            return Sentiment.NONE;
        }
        if (scores.length < count) {
            scores = new double[2 * count];
        }
        capitalsStandOut = capitalsStandOut();
        for (int i = 0; i < count; i++) {
            scores[i] = score(i);
        }
        weighByBut(count);
        return VaderSum.of(Arrays.copyOf(scores, count), tokens.exclamations(), tokens.questions());
    }

    private boolean capitalsStandOut() {
        int upper = 0;
        for (int i = 0; i < tokens.count(); i++) {
            upper += tokens.isUpper(i) ? 1 : 0;
        }
        return upper > 0 && upper < tokens.count();
    }

    private double score(int i) {
        int word = tokens.word(i);
        boolean modifies = lexicon.boosts(word) || (is(i, VaderWords.KIND) && is(i + 1, VaderWords.OF));
        if (modifies || !lexicon.isRated(word)) {
            return 0;
        }
        double score = negatedByNo(i, lexicon.rating(word));
        if (tokens.isUpper(i) && capitalsStandOut) {
            score += score > 0 ? CAPITALS : -CAPITALS;
        }
        for (int back = 1; back <= 3; back++) {
            if (i >= back && !lexicon.isRated(tokens.word(i - back))) {
                score += boost(i - back, score) * FADING[back - 1];
                score = negated(score, i, back);
                score = back == 3 ? idiom(score, i) : score;
            }
        }
        return negatedByLeast(i) ? score * NEGATION : score;
    }

    /** "No" before a rated word negates it and has no rating of its own. */
    private double negatedByNo(int i, double rating) {
        if (is(i - 1, VaderWords.NO)
                || is(i - 2, VaderWords.NO)
                || (is(i - 3, VaderWords.NO) && (is(i - 1, VaderWords.OR) || is(i - 1, VaderWords.NOR)))) {
            return rating * NEGATION;
        }
        return is(i, VaderWords.NO) && isRated(i + 1) ? 0 : rating;
    }

    private double boost(int i, double score) {
        if (!lexicon.boosts(tokens.word(i))) {
            return 0;
        }
        double boost = lexicon.boost(tokens.word(i));
        double signed = score < 0 ? -boost : boost;
        if (tokens.isUpper(i) && capitalsStandOut) {
            signed += score > 0 ? CAPITALS : -CAPITALS;
        }
        return signed;
    }

    private double negated(double score, int i, int back) {
        boolean neverSo = back > 1 && is(i - back, VaderWords.NEVER) && soOrThis(i - back + 1);
        if (neverSo || (back == 3 && soOrThis(i - 1))) {
            return score * 1.25;
        }
        boolean doubt = back > 1
                && is(i - back, VaderWords.WITHOUT)
                && (is(i - 1, VaderWords.DOUBT) || (back == 3 && is(i - 2, VaderWords.DOUBT)));
        return tokens.negates(i - back) && !doubt ? score * NEGATION : score;
    }

    private double idiom(double score, int i) {
        double value = score;
        // In this order the reference looks for them; of the first five the first found counts.
        int[][] before = {{i - 1, 2}, {i - 2, 3}, {i - 2, 2}, {i - 3, 3}, {i - 3, 2}};
        for (int[] place : before) {
            OptionalDouble found = find(lexicon.idioms(), place[0], place[1]);
            if (found.isPresent()) {
                value = found.getAsDouble();
                break;
            }
        }
        for (int length = 2; length <= 3; length++) {
            value = find(lexicon.idioms(), i, length).orElse(value);
        }
        return value
                + find(lexicon.boostingPairs(), i - 3, 2).orElse(0)
                + find(lexicon.boostingPairs(), i - 2, 2).orElse(0);
    }

    private OptionalDouble find(List<Idiom> idioms, int from, int length) {
        for (Idiom idiom : idioms) {
            if (idiom.words().length == length && stands(idiom.words(), from)) {
                return OptionalDouble.of(idiom.value());
            }
        }
        return OptionalDouble.empty();
    }

    private boolean stands(int[] words, int from) {
        for (int i = 0; i < words.length; i++) {
            if (from + i >= tokens.count() || tokens.word(from + i) != words[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean negatedByLeast(int i) {
        return is(i - 1, VaderWords.LEAST) && !is(i - 2, VaderWords.AT) && !is(i - 2, VaderWords.VERY);
    }

    /**
     * What comes after the first "but" counts more, what is before less. As in the reference, each score is looked up by
     * its value, so that of equal ones the first is changed.
     */
    private void weighByBut(int count) {
        int but = 0;
        while (but < count && !is(but, VaderWords.BUT)) {
            but++;
        }
        if (but == count) {
            return;
        }
        for (int i = 0; i < count; i++) {
            int first = 0;
            while (scores[first] != scores[i]) {
                first++;
            }
            if (first != but) {
                scores[first] *= first < but ? .5 : 1.5;
            }
        }
    }

    private boolean soOrThis(int i) {
        return is(i, VaderWords.SO) || is(i, VaderWords.THIS);
    }

    private boolean isRated(int i) {
        return i < tokens.count() && lexicon.isRated(tokens.word(i));
    }

    private boolean is(int i, VaderWords word) {
        int number = i < 0 || i >= tokens.count() ? Vocabulary.UNKNOWN : tokens.word(i);
        return number != Vocabulary.UNKNOWN && number == named.getOrDefault(word, Vocabulary.UNKNOWN);
    }
}
