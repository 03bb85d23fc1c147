package dev.inhabit.server.crowd.simulation;

/** How many of each disposition there are in an audience, in percent; adds up to 100. */
public record PersonalityMix(int friendly, int neutral, int skeptical, int hostile) {
    /** Difficulty 6 of 10. */
    public static final PersonalityMix MIDDLE = new PersonalityMix(25, 50, 25, 0);

    /** From difficulty 1 to 10; threat strictly rises. A proposal of this design, without clinical authority. */
    private static final PersonalityMix[] BY_DIFFICULTY = {
        new PersonalityMix(80, 20, 0, 0),
        new PersonalityMix(70, 30, 0, 0),
        new PersonalityMix(45, 50, 5, 0),
        new PersonalityMix(35, 55, 10, 0),
        new PersonalityMix(30, 45, 25, 0),
        MIDDLE,
        new PersonalityMix(15, 40, 40, 5),
        new PersonalityMix(10, 35, 45, 10),
        new PersonalityMix(5, 25, 45, 25),
        new PersonalityMix(0, 20, 40, 40),
    };

    public PersonalityMix {
        if (Math.min(Math.min(friendly, neutral), Math.min(skeptical, hostile)) < 0
                || friendly + neutral + skeptical + hostile != 100) {
            throw new IllegalArgumentException("friendly, neutral, skeptical and hostile must add up to 100");
        }
    }

    /** @param difficulty 1 to 10 */
    public static PersonalityMix byDifficulty(int difficulty) {
        CrowdSettings.inRange("difficulty", difficulty, 1, BY_DIFFICULTY.length);
        return BY_DIFFICULTY[difficulty - 1];
    }

    /** With so many hostile people, percent, at the cost or in favour of the skeptical, then of the neutral and the friendly. */
    public PersonalityMix withHostile(int percent) {
        int more = percent - hostile;
        int fromSkeptical = Math.min(more, skeptical);
        int fromNeutral = Math.min(more - fromSkeptical, neutral);
        return new PersonalityMix(
                friendly - (more - fromSkeptical - fromNeutral),
                neutral - fromNeutral,
                skeptical - fromSkeptical,
                percent);
    }

    int[] percent() {
        return new int[] {friendly, neutral, skeptical, hostile};
    }
}
