package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.inhabit.protocol.OwnSceneView.SceneGoal;
import dev.inhabit.protocol.TreatmentView.Exposure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session came to, once it is over. */
public interface SummaryView {
    /**
     * @param outcome null while the session is not over
     * @param suds first, highest and last rating; null without a rating
     * @param ratings in order, each with the heart rate around it
     * @param phases of the audience, in order, where the patient spoke before one
     * @param applause how it thanked at the end; null where it did not come to that
     * @param recoveryPercent of the heart rate, 100·(peak − end)/(peak − baseline); null without baseline or rise
     * @param heartPhases how the heart went through the scene; empty where no heart rate came in it, and to the patient
     * @param measures what the exposure asked of the patient, and by what distress fell; null until the result has reached
     *     the course, and without two ratings
     * @param goal of a scene that a therapist built, and how far it was reached; null without one
     * @param unmet what it would have needed to pass its sub-level: now a therapist's word alone opens what follows; empty where
     *     nothing was missing, and while it is not over
     * @param inCourse whether the result has reached the patient's course of treatment, which takes a moment: before it
     *     there are neither achievements nor a proposal
     * @param homework proposed for the care team to assign, change or leave; null to the patient, and where nothing fits
     * @param reflected whether the patient has looked back on it
     * @param toReviewNrs of what was expected of the session and is not yet compared with what came
     */
    record WholeSummary(
            String sessionId,
            String sublevel,
            String levelTitle,
            @Nullable Outcome outcome,
            @Nullable Long startedAtMs,
            @Nullable Long endedAtMs,
            long activeMs,
            long plannedMs,
            @Nullable SudsSummary suds,
            List<RatedMoment> ratings,
            List<StageView.BegunPhase> phases,
            @Nullable String applause,
            @Nullable Double recoveryPercent,
            List<HeartPhase> heartPhases,
            @Nullable Exposure measures,
            @Nullable SceneGoal goal,
            List<TreatmentView.Matter> unmet,
            boolean inCourse,
            List<Achievement> achievements,
            @Nullable HomeworkProposal homework,
            boolean reflected,
            List<Long> toReviewNrs) {
        public WholeSummary {
            ratings = List.copyOf(ratings);
            unmet = List.copyOf(unmet);
            phases = List.copyOf(phases);
            heartPhases = List.copyOf(heartPhases);
            achievements = List.copyOf(achievements);
            toReviewNrs = List.copyOf(toReviewNrs);
        }
    }

    /**
     * @param trigger what it was about, an open code; null where nothing in particular
     * @param heartRateBpm at its moment, as {@link SessionView.RatedHeart} has it; null where none was measured then
     */
    record RatedMoment(
            long sequenceNr,
            long atActiveMs,
            int suds,
            @Nullable String trigger,
            @Nullable Double heartRateBpm) {}

    /**
     * @param reductionPercent 100·(peak − end)/peak; null where the peak is 0 or below two ratings
     * @param band of the reduction: {@code excellent} from 70, {@code good} from 50, {@code partial} from 25, else {@code poor};
     *     null without one. Proposed, without clinical authority
     */
    record SudsSummary(
            int start,
            int peak,
            int end,
            int ratings,
            @Nullable Double reductionPercent,
            @Nullable String band) {}

    enum AchievementKind {
        /** The first session of its sub-level. */
        @JsonProperty("first-of-sublevel")
        FIRST_OF_SUBLEVEL,
        @JsonProperty("stayed-as-planned")
        STAYED_AS_PLANNED,
        /** Distress at the end is at most half its peak. */
        @JsonProperty("distress-halved")
        DISTRESS_HALVED,
        /** The peak is lower than in every session of the sub-level before. */
        @JsonProperty("lowest-peak")
        LOWEST_PEAK,
        @JsonProperty("sublevel-passed")
        SUBLEVEL_PASSED,
        @JsonProperty("level-opened")
        LEVEL_OPENED,
        @JsonProperty("situation-habituated")
        SITUATION_HABITUATED,
        @JsonProperty("situation-mastered")
        SITUATION_MASTERED,
        /** What was feared of the session did not happen. */
        @JsonProperty("fear-disproved")
        FEAR_DISPROVED
    }

    /**
     * @param about a sub-level, a level or a situation in words, where it is about one
     * @param becauseNrs events of the course that it rests on
     */
    record Achievement(AchievementKind kind, @Nullable String about, List<Long> becauseNrs) {
        public Achievement {
            becauseNrs = List.copyOf(becauseNrs);
        }
    }

    enum ProposalReason {
        /** Distress fell: the situation can be met in real life. */
        @JsonProperty("meet-in-real-life")
        MEET_IN_REAL_LIFE,
        /** The session was left: writing down what was hard comes first. */
        @JsonProperty("left-early")
        LEFT_EARLY,
        /** Nothing to meet yet: looking back keeps what was learnt. */
        @JsonProperty("look-back")
        LOOK_BACK
    }

    /**
     * A proposal by rule, without clinical authority; {@code assign-homework} takes its fields.
     *
     * @param itemNr the feared situation; null for none
     * @param situation in the words of the hierarchy; null for none
     * @param due ISO 8601 day in the patient's time zone
     */
    record HomeworkProposal(
            TreatmentView.HomeworkKind kind,
            ProposalReason reason,
            @Nullable Long itemNr,
            @Nullable String situation,
            String due) {}
}
