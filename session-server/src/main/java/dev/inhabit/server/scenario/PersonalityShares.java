package dev.inhabit.server.scenario;

import java.util.List;

/** How many people of a scene are of which disposition, percent; together 100. */
public record PersonalityShares(int friendly, int neutral, int skeptical, int hostile) {
    /** @throws IllegalArgumentException where a share is below 0 or they do not add up to 100 */
    public PersonalityShares {
        if (Math.min(Math.min(friendly, neutral), Math.min(skeptical, hostile)) < 0
                || friendly + neutral + skeptical + hostile != 100) {
            throw new IllegalArgumentException("friendly, neutral, skeptical and hostile must add up to 100");
        }
    }

    /** In the order friendly, neutral, skeptical, hostile. */
    public List<Integer> percent() {
        return List.of(friendly, neutral, skeptical, hostile);
    }

    /**
     * So many people each, by largest remainder; of equal remainders the friendlier goes first.
     *
     * @return friendly, neutral, skeptical, hostile; together {@code people}
     */
    public List<Integer> split(int people) {
        List<Integer> percent = percent();
        int[] counts = new int[percent.size()];
        int[] remainders = new int[percent.size()];
        int given = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = percent.get(i) * people / 100;
            remainders[i] = percent.get(i) * people % 100;
            given += counts[i];
        }
        for (; given < people; given++) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                largest = remainders[i] > remainders[largest] ? i : largest;
            }
            counts[largest]++;
            remainders[largest] = -1;
        }
        return List.of(counts[0], counts[1], counts[2], counts[3]);
    }

    /** Mean of 0 friendly, 1 neutral, 2 skeptical, 3 hostile, in hundredths. */
    public int threat() {
        return neutral + 2 * skeptical + 3 * hostile;
    }
}
