package dev.inhabit.server.treatment;

import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.server.treatment.LevelEvent.PassRule;
import java.util.List;
import java.util.Optional;

/**
 * What follows from what is known: at most one event at a time, until nothing more follows. What was decided once stays
 * decided, also where these rules change.
 */
final class TreatmentRules {
    /** Points by which what was feared must have become less likely for a sub-level to be passed by it. */
    static final int EXPECTANCY_DROP_MIN = 30;

    private TreatmentRules() {}

    static Optional<TreatmentEvent> next(TreatmentState state) {
        return HierarchyRules.next(state)
                .or(() -> passed(state))
                .or(() -> unlocked(state))
                .or(() -> noticed(state));
    }

    private static Optional<TreatmentEvent> passed(TreatmentState state) {
        return state.results().all().stream()
                .filter(one -> one.result().isCompleted())
                .filter(one -> state.levels().passed(one.result().sublevel()).isEmpty())
                .flatMap(one -> pass(state, one).stream())
                .findFirst();
    }

    private static Optional<TreatmentEvent> pass(TreatmentState state, Results.Known one) {
        ExposureResult result = one.result();
        if (!result.metItsCriterion()) {
            return Optional.empty();
        }
        if (result.reachedTarget()) {
            return Optional.of(new LevelEvent.SublevelPassed(
                    result.sublevel(), result.session(), PassRule.TARGET_REACHED, List.of(one.nr())));
        }
        return disappointed(state, result)
                .map(review -> new LevelEvent.SublevelPassed(
                        result.sublevel(),
                        result.session(),
                        PassRule.EXPECTANCY_DROPPED,
                        List.of(one.nr(), review.nr())));
    }

    /** What was feared did not happen and became so much less likely. */
    static Optional<Learning.Review> disappointed(TreatmentState state, ExposureResult result) {
        return state.learning().expectations().stream()
                .filter(one -> result.session().equals(one.session()) && isDisproved(one))
                .map(Learning.Expectation::review)
                .findFirst();
    }

    /** It did not happen and became so much less likely. */
    static boolean isDisproved(Learning.Expectation expectation) {
        Learning.Review review = expectation.review();
        Integer drop = expectation.drop();
        return review != null && !review.happened() && drop != null && drop >= EXPECTANCY_DROP_MIN;
    }

    private static Optional<TreatmentEvent> unlocked(TreatmentState state) {
        LevelProgress levels = state.levels();
        for (int level = 2; level <= LevelProgress.LEVELS; level++) {
            List<LevelProgress.Passed> below = levels.passedOf(level - 1);
            if (!levels.isUnlocked(level) && below.size() >= LevelProgress.PASSED_TO_UNLOCK) {
                return Optional.of(new LevelEvent.LevelUnlocked(
                        level, below.stream().map(LevelProgress.Passed::nr).toList()));
            }
        }
        return Optional.empty();
    }

    /** Sequence numbers are those of one log: no message has that of an answer. */
    private static Optional<TreatmentEvent> noticedInMessages(TreatmentState state) {
        return state.messages().all().stream()
                .filter(one -> one.risk() != null && one.risk().level() == RiskLevel.SEVERE)
                .filter(one -> !state.assessments().hasNotice(one.nr()))
                .<TreatmentEvent>map(one -> new MessageEvent.MessageNoticeOpened(one.nr()))
                .findFirst();
    }

    private static Optional<TreatmentEvent> noticed(TreatmentState state) {
        Assessments assessments = state.assessments();
        return assessments.answered().stream()
                .filter(one -> one.scored().riskRaised())
                .filter(one -> !assessments.hasNotice(one.nr()))
                .<TreatmentEvent>map(one -> new ScaleEvent.RiskNoticeOpened(one.scale(), one.nr()))
                .findFirst()
                .or(() -> noticedInMessages(state));
    }
}
