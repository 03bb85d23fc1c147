package dev.inhabit.server.scenario;

/** The slider of the scenario builder: one position sets all parameters. */
public record DifficultySlider(DifficultyTable table) {
    public static final int EASIEST = 1;
    public static final int HARDEST = 10;

    /**
     * @param difficulty 1 to 10
     * @throws IllegalArgumentException for any other
     */
    public ScenarioParameters at(int difficulty) {
        if (difficulty < EASIEST || difficulty > HARDEST) {
            throw new IllegalArgumentException("difficulty must be 1 to 10");
        }
        int at = difficulty - 1;
        return new ScenarioParameters(
                table.npcCount().get(at),
                DifficultyTable.shares(table.mix().get(at)),
                table.ambientNoise().get(at),
                table.crowdedness().get(at),
                table.distractions().get(at),
                table.eyeContact().get(at),
                table.friendliness().get(at),
                table.criticism().get(at),
                table.challengingQuestions().get(at),
                table.timePressure().get(at),
                table.predictability().get(at),
                table.socialEvaluation().get(at),
                table.stakes().get(at),
                table.visibleAnxietyReactions().get(at),
                table.successThresholdPercent().get(at),
                table.minutes().get(at));
    }
}
