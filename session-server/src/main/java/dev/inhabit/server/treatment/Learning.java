package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What exposures were to teach and did teach (inhibitory learning, Craske and others 2014), and what must be known before
 * a session.
 *
 * @param modeNr sequence number of the event that chose the mode; 0 while nobody did
 * @param withoutPlan why sessions may begin without a safety plan; null where nobody said so
 */
public record Learning(
        Mode mode,
        long modeNr,
        List<Expectation> expectations,
        @Nullable SafetyPlan safetyPlan,
        @Nullable Contraindications contraindications,
        @Nullable Waiver withoutPlan,
        List<Reflection> reflections) {
    public static final int EXPECTATIONS_MAX = 1_000;
    /** A session a day for almost three years. */
    public static final int REFLECTIONS_MAX = 1_000;

    static final Learning NONE = new Learning(Mode.HABITUATION, 0, List.of(), null, null, null, List.of());

    /** When an exposure has done its work. Names are stored: never renamed. */
    public enum Mode {
        /** When distress has fallen. */
        HABITUATION,
        /** When what was feared has turned out otherwise. */
        INHIBITORY,
        MIXED
    }

    /**
     * @param nr sequence number of the event that recorded it; its id
     * @param session the session that it is about; null for homework and everything else
     * @param probability 0 to 100, before
     * @param review null before it
     */
    public record Expectation(
            long nr,
            Instant at,
            @Nullable EntityId session,
            String fearedOutcome,
            @Nullable String criterion,
            int probability,
            @Nullable Review review) {
        /** By how many points it became less likely; null before the review. */
        public @Nullable Integer drop() {
            return review == null ? null : probability - review.probability();
        }

        /** Share of certainty that was disappointed, 0 to 1; null where it did happen or was not reviewed. */
        public @Nullable Double surprise() {
            return review == null || review.happened() ? null : probability / 100.0;
        }
    }

    /** @param probability 0 to 100, after */
    public record Review(
            long nr,
            Instant at,
            int probability,
            boolean happened,
            @Nullable String learned,
            List<String> safetyBehaviours,
            List<String> contexts) {
        public Review {
            safetyBehaviours = List.copyOf(safetyBehaviours);
            contexts = List.copyOf(contexts);
        }
    }

    /** Where the patient is, and whom to call if something happens. */
    public record SafetyPlan(long nr, Instant at, String location, String contactName, String contactPhone) {}

    /** Reasons to take care with a headset. Names are stored: never renamed. */
    public enum Contraindication {
        EPILEPSY,
        VESTIBULAR_DISORDER,
        PSYCHOSIS,
        HEART_CONDITION,
        PREGNANCY,
        EYE_OR_HEAD_INJURY,
        STRONG_MOTION_SICKNESS
    }

    /**
     * @param asked whether they were; where they were not, a therapist lets sessions begin without
     * @param present those that are in force: answered with yes, or retracted by the patient and not looked at; of all others the
     *     answer was no
     * @param retracted of those, the ones that the patient no longer answers with yes
     * @param overriddenBecause why a therapist lets sessions begin all the same; null where nobody does
     */
    public record Contraindications(
            long nr,
            Instant at,
            boolean asked,
            List<Contraindication> present,
            List<Contraindication> retracted,
            @Nullable String remark,
            @Nullable String overriddenBecause) {
        public Contraindications {
            present = List.copyOf(present);
            retracted = List.copyOf(retracted);
        }

        Contraindications overridden(String reason) {
            return new Contraindications(nr, at, asked, present, retracted, remark, reason);
        }

        Contraindications retracted(List<Contraindication> some) {
            List<Contraindication> inForce = new ArrayList<>(present);
            inForce.addAll(some);
            return new Contraindications(nr, at, asked, inForce, some, remark, overriddenBecause);
        }
    }

    /** Why a therapist lets sessions begin although there is no safety plan. */
    public record Waiver(long nr, Instant at, String reason) {}

    /** How the patient looked back on a session; what was not answered is null. */
    public record Reflection(
            long nr,
            Instant at,
            EntityId session,
            @Nullable String wentWell,
            @Nullable String wasHard,
            @Nullable String learned,
            @Nullable String nextTime) {}

    public Learning {
        expectations = List.copyOf(expectations);
        reflections = List.copyOf(reflections);
    }

    public Optional<Reflection> reflection(EntityId session) {
        return reflections.stream().filter(one -> one.session().equals(session)).findFirst();
    }

    public Optional<Expectation> find(long nr) {
        return expectations.stream().filter(one -> one.nr() == nr).findFirst();
    }

    Learning with(Mode newMode, long nr) {
        return new Learning(newMode, nr, expectations, safetyPlan, contraindications, withoutPlan, reflections);
    }

    Learning plus(Expectation one) {
        List<Expectation> more = new ArrayList<>(expectations);
        more.add(one);
        return new Learning(mode, modeNr, more, safetyPlan, contraindications, withoutPlan, reflections);
    }

    Learning reviewed(long nr, Review review) {
        return new Learning(
                mode,
                modeNr,
                expectations.stream()
                        .map(one -> one.nr() == nr
                                ? new Expectation(
                                        nr,
                                        one.at(),
                                        one.session(),
                                        one.fearedOutcome(),
                                        one.criterion(),
                                        one.probability(),
                                        review)
                                : one)
                        .toList(),
                safetyPlan,
                contraindications,
                withoutPlan,
                reflections);
    }

    Learning with(SafetyPlan plan) {
        return new Learning(mode, modeNr, expectations, plan, contraindications, withoutPlan, reflections);
    }

    /** Whether they were asked and answered, whatever the answers. */
    public boolean isAskedForContraindications() {
        return contraindications != null && contraindications.asked();
    }

    Learning with(Waiver waiver) {
        return new Learning(mode, modeNr, expectations, safetyPlan, contraindications, waiver, reflections);
    }

    Learning with(Contraindications answered) {
        return new Learning(mode, modeNr, expectations, safetyPlan, answered, withoutPlan, reflections);
    }

    /** In place of an earlier one of the same session. */
    Learning with(Reflection one) {
        List<Reflection> more = new ArrayList<>(reflections);
        more.removeIf(other -> other.session().equals(one.session()));
        more.add(one);
        return new Learning(mode, modeNr, expectations, safetyPlan, contraindications, withoutPlan, more);
    }
}
