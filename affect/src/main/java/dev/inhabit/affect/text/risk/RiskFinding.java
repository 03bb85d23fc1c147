package dev.inhabit.affect.text.risk;

import java.util.Set;

/**
 * One place in a text where a rule fired.
 *
 * @param rule which rule, as the file of rules names it
 * @param level after the qualifiers; {@link RiskLevel#NORMAL} where they leave nothing
 * @param start place of the phrase's first character in the text
 * @param end place after its last character
 */
public record RiskFinding(
        String rule, RiskCategory category, RiskLevel level, int start, int end, Set<RiskQualifier> qualifiers) {
    public RiskFinding {
        qualifiers = Set.copyOf(qualifiers);
    }

    /** Names no finding: what a person said must not reach a log by way of a message. */
    @Override
    public String toString() {
        return "RiskFinding";
    }
}
