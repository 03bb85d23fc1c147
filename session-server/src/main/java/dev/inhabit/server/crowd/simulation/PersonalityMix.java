package dev.inhabit.server.crowd.simulation;

/** How many of each disposition there are in an audience, in percent; adds up to 100. */
public record PersonalityMix(int friendly, int neutral, int skeptical, int hostile) {
    /** Difficulty 6 of 10. */
    public static final PersonalityMix MIDDLE = new PersonalityMix(25, 50, 25, 0);

    public PersonalityMix {
        if (Math.min(Math.min(friendly, neutral), Math.min(skeptical, hostile)) < 0
                || friendly + neutral + skeptical + hostile != 100) {
            throw new IllegalArgumentException("friendly, neutral, skeptical and hostile must add up to 100");
        }
    }

    int[] percent() {
        return new int[] {friendly, neutral, skeptical, hostile};
    }
}
