package dev.inhabit.affect.text.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Words by number, so that rules compare numbers and a word is looked up where it stands, without a string of its own.
 * Safe for many threads.
 */
public final class Vocabulary {
    /** The number of every word that is not in the vocabulary. */
    public static final int UNKNOWN = 0;

    private final String[] words;
    private final int[] numbers;
    private final int mask;
    private final int size;

    private Vocabulary(Map<String, Integer> all, int size) {
        int capacity = Integer.highestOneBit(Math.max(8, all.size() * 2)) * 2;
        this.words = new String[capacity];
        this.numbers = new int[capacity];
        this.mask = capacity - 1;
        this.size = size;
        all.forEach(this::put);
    }

    static Vocabulary of(Map<String, Integer> numbers, int size) {
        return new Vocabulary(numbers, size);
    }

    /** One more than the largest number. */
    public int size() {
        return size;
    }

    /** The number of the word in those characters, or {@link #UNKNOWN}. */
    public int find(char[] text, int from, int to) {
        for (int slot = hash(text, from, to) & mask; numbers[slot] != UNKNOWN; slot = (slot + 1) & mask) {
            if (is(words[slot], text, from, to)) {
                return numbers[slot];
            }
        }
        return UNKNOWN;
    }

    public int find(String word) {
        return find(word.toCharArray(), 0, word.length());
    }

    private void put(String word, int number) {
        char[] text = word.toCharArray();
        int slot = hash(text, 0, text.length) & mask;
        while (numbers[slot] != UNKNOWN) {
            slot = (slot + 1) & mask;
        }
        words[slot] = word;
        numbers[slot] = number;
    }

    private static boolean is(String word, char[] text, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (word.charAt(i - from) != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(char[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    /** Collects words. For one thread. */
    public static final class Builder {
        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private int next = UNKNOWN + 1;

        /** The word's number; a new one if it has none. */
        public int add(String word) {
            Integer known = numbers.get(word);
            if (known != null) {
                return known;
            }
            numbers.put(word, next);
            return next++;
        }

        /** Another writing of a word; without effect where that writing is a word already. */
        public void addWriting(String writing, int number) {
            numbers.putIfAbsent(writing, number);
        }

        /** The words so far. */
        List<String> words() {
            return List.copyOf(numbers.keySet());
        }

        /** How many numbers were given, and one. */
        public int size() {
            return next;
        }

        public Vocabulary build() {
            return new Vocabulary(numbers, next);
        }
    }
}
