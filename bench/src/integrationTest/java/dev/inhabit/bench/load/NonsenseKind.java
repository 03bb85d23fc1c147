package dev.inhabit.bench.load;

import java.util.regex.Pattern;

/**
 * One kind of message that no good client sends.
 *
 * @param name as it is printed
 * @param times how often it is sent
 * @param answers what may come of it, as {@link NonsenseSender} words it
 */
record NonsenseKind(String name, int times, Pattern answers, Way way) {
    /** Sends the i-th of its kind and says what came of it. */
    @FunctionalInterface
    interface Way {
        String send(int i) throws Exception;
    }

    static NonsenseKind of(String name, int times, String answers, Way way) {
        return new NonsenseKind(name, times, Pattern.compile(answers), way);
    }
}
