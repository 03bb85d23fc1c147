package dev.inhabit.affect.text.risk;

import java.util.Arrays;

/**
 * Spans of the words of one text, asked for one that holds given words, each question in no more steps than a span has
 * words. Filled again for every text; for one thread.
 */
final class Coverage {
    /** By the first word of spans, the word after the last of the longest of them. */
    private int[] farthest = new int[64];

    private int longest;

    void begin(int words) {
        if (farthest.length < words) {
            farthest = new int[words];
        }
        Arrays.fill(farthest, 0);
        longest = 0;
    }

    void add(int from, int to) {
        farthest[from] = Math.max(farthest[from], to);
        longest = Math.max(longest, to - from);
    }

    /** Whether a span begins before the one word and ends at the other or after it. */
    boolean reaches(int before, int end) {
        for (int from = Math.max(0, end - longest); from < before; from++) {
            if (farthest[from] >= end) {
                return true;
            }
        }
        return false;
    }
}
