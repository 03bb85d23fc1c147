package dev.inhabit.protocol;

/**
 * One place in what the patient said where a rule for signs of danger fired.
 *
 * @param rule its name in the file of rules
 * @param phrase the words on which it fired, as they were said
 */
public record RiskFinding(RiskCategory category, RiskLevel level, String rule, String phrase) {
    /** Names no finding: what a person said must not reach a log by way of a message. */
    @Override
    public String toString() {
        return "RiskFinding";
    }
}
