package dev.inhabit.affect.text.risk;

import dev.inhabit.affect.text.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Screens a text for signs of danger. The same words always give the same reading; time grows with the text and no
 * faster. English only. For one thread.
 */
public final class RiskReader {
    private final RiskRules rules;
    private final Cues cues = new Cues();
    private final List<Place> places = new ArrayList<>();
    private final Coverage idioms = new Coverage();
    private final Coverage covers = new Coverage();

    private record Place(RiskRule rule, int from, int to) {}

    public RiskReader(RiskRules rules) {
        this.rules = rules;
    }

    /**
     * Reads what one person said.
     *
     * @param distressedBefore whether earlier words of the same talk told of distress: a question for facts may then
     *     count that otherwise would not
     */
    public RiskReading read(Words words, boolean distressedBefore) {
        places.clear();
        rules.rules().find(words, (rule, from, to) -> places.add(new Place(rule, from, to)));
        cues.fill(words, rules.cues());
        boolean distressed = cues.anywhere(RiskCue.DISTRESS);
        if (places.isEmpty()) {
            return RiskReading.of(List.of(), distressed);
        }
        idioms.begin(words.count());
        rules.idioms().find(words, (idiom, from, to) -> idioms.add(from, to));
        dropCovered(words.count());
        List<RiskFinding> found = new ArrayList<>(places.size());
        for (Place place : places) {
            RiskFinding finding = finding(place, words);
            found.add(finding);
            distressed |= finding.level() != RiskLevel.NORMAL
                    && place.rule().besideDistress().isEmpty();
        }
        if (distressed || distressedBefore) {
            raise(found);
        }
        return RiskReading.of(withoutInner(found), distressed);
    }

    private RiskFinding finding(Place place, Words words) {
        Set<RiskQualifier> qualifiers = isIdiom(place)
                ? EnumSet.of(RiskQualifier.IDIOM)
                : Weighing.qualifiers(cues, place.rule(), place.from(), place.to());
        return new RiskFinding(
                place.rule().id(),
                place.rule().category(),
                Weighing.level(place.rule(), qualifiers),
                words.start(place.from()),
                words.end(place.to() - 1),
                qualifiers);
    }

    private void dropCovered(int count) {
        covers.begin(count);
        for (Place place : places) {
            if (place.rule().coversOthers()) {
                covers.add(place.from(), place.to());
            }
        }
        places.removeIf(place -> !place.rule().coversOthers() && covers.reaches(place.from() + 1, place.to()));
    }

    /** "I want to kill|time": it is the end of a phrase that an idiom gives another meaning. */
    private boolean isIdiom(Place place) {
        return idioms.reaches(place.to(), place.to());
    }

    /** Questions that are harmless alone count more beside words of distress. */
    private void raise(List<RiskFinding> found) {
        for (int i = 0; i < found.size(); i++) {
            RiskFinding finding = found.get(i);
            RiskLevel raised = places.get(i).rule().besideDistress().orElse(RiskLevel.NORMAL);
            boolean meant = finding.qualifiers().isEmpty();
            if (meant && !finding.level().atLeast(raised)) {
                found.set(
                        i,
                        new RiskFinding(
                                finding.rule(),
                                finding.category(),
                                raised,
                                finding.start(),
                                finding.end(),
                                Set.of(RiskQualifier.AFTER_DISTRESS)));
            }
        }
    }

    /** Leaves out a finding that lies within another of the same category and at least its level. */
    private static List<RiskFinding> withoutInner(List<RiskFinding> found) {
        List<RiskFinding> kept = new ArrayList<>(found.size());
        found.sort(Comparator.comparingInt(RiskFinding::start)
                .thenComparingInt(finding -> -finding.end())
                .thenComparing(RiskFinding::level, Comparator.reverseOrder()));
        // All that come before begin before: what ends last of those of a category and level covers most.
        Map<RiskCategory, Map<RiskLevel, Integer>> lastEnds = new EnumMap<>(RiskCategory.class);
        for (RiskFinding finding : found) {
            Map<RiskLevel, Integer> lastEnd =
                    lastEnds.computeIfAbsent(finding.category(), first -> new EnumMap<>(RiskLevel.class));
            if (lastEnd.getOrDefault(finding.level(), -1) < finding.end()) {
                kept.add(finding);
                for (RiskLevel level : RiskLevel.values()) {
                    if (finding.level().atLeast(level)) {
                        lastEnd.merge(level, finding.end(), Math::max);
                    }
                }
            }
        }
        return kept;
    }
}
