package dev.inhabit.server.treatment;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.safety.SafetyRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What speaks against a session of a patient, as the course of treatment stands; in words without what was answered. */
public final class BeforeSession {
    /** What is missing or in the way. */
    public enum Matter {
        CONTRAINDICATION_PRESENT,
        CONTRAINDICATIONS_UNANSWERED,
        SAFETY_PLAN_MISSING,
        /** It is passed only by who is heard to speak. */
        MICROPHONE_NEEDED
    }

    /**
     * @param refuses whether no session can be created because of it; otherwise it is a warning
     * @param message what it is, and the way to mend or override it
     */
    public record Obstacle(Matter matter, boolean refuses, String message) {}

    private BeforeSession() {}

    public static List<Obstacle> obstacles(TreatmentState state, SafetyRules.BeforeSession rules) {
        List<Obstacle> all = new ArrayList<>();
        Learning learning = state.learning();
        Learning.Contraindications answered = learning.contraindications();
        boolean isOverridden = answered != null && answered.overriddenBecause() != null;
        if (answered != null && !answered.present().isEmpty() && !isOverridden) {
            all.add(new Obstacle(
                    Matter.CONTRAINDICATION_PRESENT,
                    true,
                    "contraindications were answered with yes; a therapist looks at them and, where a session may"
                            + " begin all the same, says why with override-contraindications"));
        } else if (!isOverridden && !learning.isAskedForContraindications()) {
            all.add(new Obstacle(
                    Matter.CONTRAINDICATIONS_UNANSWERED,
                    refuses(rules.contraindicationsUnanswered()),
                    "the questions about contraindications were not answered; answer them with"
                            + " answer-contraindications, or a therapist says with override-contraindications why a"
                            + " session may begin without"));
        }
        if (learning.safetyPlan() == null && !isWaived(state)) {
            boolean afterRisk = state.assessments().tellOfRisk();
            all.add(new Obstacle(
                    Matter.SAFETY_PLAN_MISSING,
                    refuses(afterRisk ? rules.safetyPlanMissingAfterRisk() : rules.safetyPlanMissing()),
                    "it is not known where the patient is and whom to call"
                            + (afterRisk ? ", and signs of danger were noticed" : "")
                            + "; say so with plan-safety, or a therapist says with go-without-safety-plan why a"
                            + " session may begin without"));
        }
        return all;
    }

    /** To be known before a session of a sub-level that is passed only by who is heard to speak. Refuses nothing. */
    public static Obstacle microphone(String sublevel) {
        return new Obstacle(
                Matter.MICROPHONE_NEEDED,
                false,
                "sub-level " + sublevel + " is passed only where the patient is heard to speak: without a microphone a"
                        + " therapist opens what follows and says why, with override-level");
    }

    /** The same of a patient: about the first sub-level that is open and not passed; empty where none needs it. */
    public static Optional<Obstacle> microphone(TreatmentState state, Predicate<String> needsSpeech) {
        return IntStream.rangeClosed(1, LevelProgress.LEVELS)
                .boxed()
                .flatMap(level -> LevelProgress.sublevelsOf(level).stream())
                .filter(sublevel -> state.levels().isOpen(sublevel)
                        && state.levels().passed(sublevel).isEmpty())
                .filter(needsSpeech)
                .findFirst()
                .map(BeforeSession::microphone);
    }

    /** Why no session of that sub-level may be created or begin as the course stands; empty where nothing speaks against it. */
    public static Optional<Refusal> refusal(TreatmentState state, String sublevel, SafetyRules.BeforeSession rules) {
        return state.levels()
                .missing(sublevel)
                .map(missing -> Refusal.of(ErrorCode.LEVEL_LOCKED, missing))
                .or(() -> obstacles(state, rules).stream()
                        .filter(Obstacle::refuses)
                        .findFirst()
                        .map(obstacle -> Refusal.of(ErrorCode.CONFLICT, obstacle.message())));
    }

    private static boolean refuses(SafetyRules.Missing missing) {
        return missing == SafetyRules.Missing.REFUSE;
    }

    /** What was said before the latest signs of danger were noticed was said of something else. */
    private static boolean isWaived(TreatmentState state) {
        Learning.Waiver waiver = state.learning().withoutPlan();
        long latestNotice = state.assessments().notices().stream()
                .mapToLong(Assessments.Notice::nr)
                .max()
                .orElse(0);
        return waiver != null && waiver.nr() > latestNotice;
    }
}
