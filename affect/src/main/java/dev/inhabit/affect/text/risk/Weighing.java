package dev.inhabit.affect.text.risk;

import java.util.EnumSet;
import java.util.Set;

/** Finds the qualifiers of one place where a rule fired, and the level that they leave. */
final class Weighing {
    private static final int TIME_NEAR = 14;
    private static final int DENIAL_AFTER = 10;

    private Weighing() {}

    static Set<RiskQualifier> qualifiers(Cues cues, RiskRule rule, int from, int to) {
        Set<RiskQualifier> found = EnumSet.noneOf(RiskQualifier.class);
        if (Negation.reaches(cues, from, to)) {
            found.add(RiskQualifier.NEGATION);
        }
        if (cues.anywhere(RiskCue.FOR_OTHERS)) {
            found.add(RiskQualifier.THIRD_PERSON);
        }
        if (rule.subjectStandsBefore()) {
            boolean somebodyElse = Speaker.isSomebodyElse(cues, from, to);
            boolean quoted = Speaker.isQuoted(cues, from, to);
            if (somebodyElse) {
                found.add(RiskQualifier.THIRD_PERSON);
            }
            if (Speaker.isFiction(cues, from, to, somebodyElse, quoted)) {
                found.add(RiskQualifier.FICTION);
            } else if (quoted) {
                found.add(RiskQualifier.QUOTE);
            }
        }
        if (isPast(cues, rule, from, to)) {
            found.add(RiskQualifier.PAST);
        }
        if (isDenied(cues, from, to)) {
            found.add(RiskQualifier.DENIAL);
        }
        return found;
    }

    static RiskLevel level(RiskRule rule, Set<RiskQualifier> qualifiers) {
        if (qualifiers.contains(RiskQualifier.NEGATION)
                || qualifiers.contains(RiskQualifier.IDIOM)
                || qualifiers.contains(RiskQualifier.FICTION)) {
            return RiskLevel.NORMAL;
        }
        RiskLevel level = rule.level();
        boolean others = qualifiers.contains(RiskQualifier.THIRD_PERSON) || qualifiers.contains(RiskQualifier.QUOTE);
        level = others ? level.lower() : level;
        level = qualifiers.contains(RiskQualifier.PAST) ? (others ? level.lower() : rule.inThePast(level)) : level;
        level = qualifiers.contains(RiskQualifier.DENIAL) ? level.lower() : level;
        boolean explicitAndOwn = rule.level() == RiskLevel.SEVERE && !others;
        RiskLevel least = explicitAndOwn && rule.inThePast(RiskLevel.SEVERE).atLeast(RiskLevel.MODERATE)
                ? RiskLevel.MODERATE
                : RiskLevel.NORMAL;
        return level.orHigher(least);
    }

    private static boolean isPast(Cues cues, RiskRule rule, int from, int to) {
        int start = cues.sentenceStart(from, TIME_NEAR);
        int end = cues.sentenceEnd(to, TIME_NEAR);
        boolean past = rule.implies(RiskQualifier.PAST) || cues.between(RiskCue.PAST, start, end);
        return past && !cues.betweenBut(RiskCue.RECENT, RiskCue.OVER, start, end);
    }

    private static boolean isDenied(Cues cues, int from, int to) {
        return cues.between(RiskCue.DENIAL, to, to + DENIAL_AFTER)
                || cues.between(RiskCue.LAUGHTER, from - 2, cues.sentenceEnd(to, DENIAL_AFTER) + 1);
    }
}
