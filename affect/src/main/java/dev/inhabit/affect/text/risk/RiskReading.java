package dev.inhabit.affect.text.risk;

import java.util.List;

/**
 * What the rules found in a text.
 *
 * @param level the highest level of all findings
 * @param findings in the order of the text, also those that qualifiers left nothing of
 * @param distressed whether these words themselves tell of distress, whatever was said before: what the same person says
 *     later is to be read with that in mind
 */
public record RiskReading(RiskLevel level, List<RiskFinding> findings, boolean distressed) {
    /** Nothing was found. */
    public static final RiskReading NONE = new RiskReading(RiskLevel.NORMAL, List.of(), false);

    public RiskReading {
        findings = List.copyOf(findings);
    }

    static RiskReading of(List<RiskFinding> findings, boolean distressed) {
        RiskLevel level = RiskLevel.NORMAL;
        for (RiskFinding finding : findings) {
            level = level.orHigher(finding.level());
        }
        return findings.isEmpty() && !distressed ? NONE : new RiskReading(level, findings, distressed);
    }

    /** Names no reading: what a person said must not reach a log by way of a message. */
    @Override
    public String toString() {
        return "RiskReading";
    }
}
