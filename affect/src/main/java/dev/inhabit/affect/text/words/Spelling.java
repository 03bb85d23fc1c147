package dev.inhabit.affect.text.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How words are really written: without apostrophes, with letters repeated, left out or swapped, as initials. Leads
 * each writing to the words it stands for. Safe for many threads.
 */
final class Spelling {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    /** Letters from which a word with a wrong double letter is hardly another word. */
    private static final int LONG = 5;

    private final Vocabulary vocabulary;
    /** Several words by the number of their one writing; null for most. */
    private final int[][] expansions;
    /** Words without their double letters. */
    private final Vocabulary squeezed;

    private Spelling(Vocabulary vocabulary, int[][] expansions, Vocabulary squeezed) {
        this.vocabulary = vocabulary;
        this.expansions = expansions;
        this.squeezed = squeezed;
    }

    /**
     * Adds writings to a vocabulary that is complete but for them, and closes it.
     *
     * @param writings what a writing stands for: words with single spaces between
     * @param tolerant words that are recognised with one letter wrong, missing, doubled or two swapped
     * @param real words that are no wrong writing of another
     */
    static Spelling of(
            Vocabulary.Builder words, Map<String, String> writings, List<String> tolerant, List<String> real) {
        List<String> plain = new ArrayList<>(words.words());
        Map<Integer, int[]> longer = new HashMap<>();
        writings.forEach((writing, meaning) -> {
            int[] numbers = numbers(words, meaning.split(" ", -1));
            if (numbers.length == 1) {
                words.addWriting(writing, numbers[0]);
            } else {
                longer.put(words.add(writing), numbers);
            }
        });
        real.forEach(words::add);
        for (String word : tolerant) {
            int number = words.add(word);
            variants(word).forEach(variant -> words.addWriting(variant, number));
        }
        int[][] expansions = new int[words.size()][];
        longer.forEach((number, meaning) -> expansions[number] = meaning);
        return new Spelling(words.build(), expansions, squeezed(plain, words));
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** What that number stands for: several words, or none if it is one word itself. */
    int[] expansion(int number) {
        int[] expansion = expansions[number];
        return expansion == null ? NONE : expansion;
    }

    private static final int[] NONE = {};

    /**
     * The word in those lower-case characters, however it is written, or {@link Vocabulary#UNKNOWN}.
     *
     * @param scratch at least as long as the word; overwritten
     */
    int find(char[] text, int from, int to, char[] scratch) {
        int exact = vocabulary.find(text, from, to);
        if (exact != Vocabulary.UNKNOWN || to - from < 2) {
            return exact;
        }
        int atMostTwo = shortened(text, from, to, 2, scratch);
        if (atMostTwo < to - from) {
            int found = vocabulary.find(scratch, 0, atMostTwo);
            if (found != Vocabulary.UNKNOWN) {
                return found;
            }
        }
        int single = shortened(text, from, to, 1, scratch);
        // "Butt" is not "but", though "buttt" and "hopeles" are.
        boolean wrong = atMostTwo < to - from || (single < to - from && single >= LONG);
        return wrong ? squeezed.find(scratch, 0, single) : Vocabulary.UNKNOWN;
    }

    /** Copies the word with no letter more than so many times in a row, and returns how long it then is. */
    private static int shortened(char[] text, int from, int to, int most, char[] into) {
        int length = 0;
        int run = 0;
        for (int i = from; i < to; i++) {
            run = i > from && text[i] == text[i - 1] ? run + 1 : 1;
            if (run <= most) {
                into[length++] = text[i];
            }
        }
        return length;
    }

    private static Vocabulary squeezed(List<String> plain, Vocabulary.Builder words) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String word : plain) {
            char[] into = new char[word.length()];
            int length = shortened(word.toCharArray(), 0, word.length(), 1, into);
            if (length > 1) {
                numbers.putIfAbsent(new String(into, 0, length), words.add(word));
            }
        }
        return Vocabulary.of(numbers, words.size());
    }

    private static int[] numbers(Vocabulary.Builder words, String[] meaning) {
        int[] numbers = new int[meaning.length];
        for (int i = 0; i < meaning.length; i++) {
            numbers[i] = words.add(meaning[i]);
        }
        return numbers;
    }

    /** Each writing at a distance of one, by Damerau and Levenshtein. */
    private static List<String> variants(String word) {
        List<String> variants = new ArrayList<>();
        for (int i = 0; i <= word.length(); i++) {
            String before = word.substring(0, i);
            String after = word.substring(i);
            for (int letter = 0; letter < LETTERS.length(); letter++) {
                variants.add(before + LETTERS.charAt(letter) + after);
                if (!after.isEmpty()) {
                    variants.add(before + LETTERS.charAt(letter) + after.substring(1));
                }
            }
            if (!after.isEmpty()) {
                variants.add(before + after.substring(1));
            }
            if (after.length() > 1) {
                variants.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
            }
        }
        return variants;
    }
}
