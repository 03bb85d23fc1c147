package dev.inhabit.affect.text.topic;

import dev.inhabit.affect.text.words.Lexis;
import dev.inhabit.affect.text.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The few words that carry a text: those that are no function words and have three letters or more and
 * forty characters or fewer, by how strongly they
 * are rated, how often they stand there and whether they name a topic.
 */
public final class Keywords {
    private static final int MOST = 5;
    private static final int FEWEST_LETTERS = 3;
    /** What is longer is no word. */
    private static final int MOST_CHARACTERS = 40;
    /** Words beyond this are not weighed: a text of that length has shown its words. */
    private static final int WORDS_READ = 2000;

    private static final double OF_TOPIC = 2;

    private Keywords() {}

    /**
     * At most five words in lower case, the weightiest first, then the earliest.
     *
     * @param strength of a lower-case word, 0 upwards
     */
    public static List<String> of(
            String text, Words words, Lexis lexis, List<TopicTag> topics, ToDoubleFunction<String> strength) {
        Map<String, Double> weights = new LinkedHashMap<>();
        int lastEnd = -1;
        for (int i = 0; i < Math.min(words.count(), WORDS_READ); i++) {
            boolean content = !lexis.function().contains(words, i) && words.start(i) >= lastEnd;
            lastEnd = words.end(i);
            if (content && isOfWordLength(text, words, i)) {
                String word = text.substring(words.start(i), words.end(i)).toLowerCase(Locale.ROOT);
                double first = 1 + strength.applyAsDouble(word) + (namesTopic(topics, words, i) ? OF_TOPIC : 0);
                weights.merge(word, first, (before, now) -> before + 1);
            }
        }
        List<Map.Entry<String, Double>> sorted = new ArrayList<>(weights.entrySet());
        sorted.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        return sorted.stream().limit(MOST).map(Map.Entry::getKey).toList();
    }

    private static boolean isOfWordLength(String text, Words words, int word) {
        int letters = 0;
        if (words.end(word) - words.start(word) > MOST_CHARACTERS) {
            return false;
        }
        for (int i = words.start(word); i < words.end(word); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '\u2019') {
                return false;
            }
            letters += Character.isLetter(c) ? 1 : 0;
        }
        return letters >= FEWEST_LETTERS;
    }

    private static boolean namesTopic(List<TopicTag> topics, Words words, int word) {
        for (TopicTag topic : topics) {
            if (words.start(word) >= topic.start() && words.end(word) <= topic.end()) {
                return true;
            }
        }
        return false;
    }
}
