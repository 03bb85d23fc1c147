package dev.inhabit.server.scenario;

/**
 * What the difficulty slider sets, and what may be set apart from it. Without another word, 0 to 10.
 *
 * @param npcCount people in the scene, 1 to 500
 * @param personalities their dispositions
 * @param predictability 10 fully scripted, 0 anything may happen
 * @param visibleAnxietyReactions how far people notice signs of anxiety
 * @param successThresholdPercent how much of the objective must be reached
 * @param minutes planned length
 */
public record ScenarioParameters(
        int npcCount,
        PersonalityShares personalities,
        int ambientNoise,
        int crowdedness,
        boolean distractions,
        int eyeContact,
        int friendliness,
        int criticism,
        int challengingQuestions,
        int timePressure,
        int predictability,
        int socialEvaluation,
        int stakes,
        int visibleAnxietyReactions,
        int successThresholdPercent,
        int minutes) {

    /** With other people and another length. */
    public ScenarioParameters sized(int people, int planned) {
        return new ScenarioParameters(
                people,
                personalities,
                ambientNoise,
                crowdedness,
                distractions,
                eyeContact,
                friendliness,
                criticism,
                challengingQuestions,
                timePressure,
                predictability,
                socialEvaluation,
                stakes,
                visibleAnxietyReactions,
                successThresholdPercent,
                planned);
    }
}
