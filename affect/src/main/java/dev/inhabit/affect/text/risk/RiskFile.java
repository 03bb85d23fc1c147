package dev.inhabit.affect.text.risk;

import java.util.List;
import java.util.Map;

/**
 * What the file of risk rules holds.
 *
 * @param classes words that may stand in each other's place, for these phrases only
 * @param cues phrases that change what a rule finds near them
 * @param idioms figures of speech: what a rule finds within one does not count
 */
public record RiskFile(
        Map<String, List<String>> classes,
        List<RiskRule> rules,
        List<String> idioms,
        Map<RiskCue, List<String>> cues) {}
