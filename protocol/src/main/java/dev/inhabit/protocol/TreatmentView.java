package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A patient's course of treatment as pages show it. Whatever ends in {@code Nr} is the sequence number of the event that
 * told it, and its id. Reasons and remarks of therapists are null, and their lists empty, to the patient.
 */
public interface TreatmentView {
    enum ItemStatus {
        @JsonProperty("not_started")
        NOT_STARTED,
        @JsonProperty("in_progress")
        IN_PROGRESS,
        @JsonProperty("habituated")
        HABITUATED,
        @JsonProperty("mastered")
        MASTERED
    }

    enum HomeworkKind {
        @JsonProperty("exposure")
        EXPOSURE,
        @JsonProperty("journaling")
        JOURNALING,
        @JsonProperty("reflection")
        REFLECTION
    }

    enum HomeworkStatus {
        @JsonProperty("assigned")
        ASSIGNED,
        @JsonProperty("attempted")
        ATTEMPTED,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("skipped")
        SKIPPED
    }

    enum Aspect {
        @JsonProperty("confidence")
        CONFIDENCE,
        @JsonProperty("function")
        FUNCTION
    }

    enum Mode {
        @JsonProperty("habituation")
        HABITUATION,
        @JsonProperty("inhibitory")
        INHIBITORY,
        @JsonProperty("mixed")
        MIXED
    }

    enum Contraindication {
        @JsonProperty("epilepsy")
        EPILEPSY,
        @JsonProperty("vestibular-disorder")
        VESTIBULAR_DISORDER,
        @JsonProperty("psychosis")
        PSYCHOSIS,
        @JsonProperty("heart-condition")
        HEART_CONDITION,
        @JsonProperty("pregnancy")
        PREGNANCY,
        @JsonProperty("eye-or-head-injury")
        EYE_OR_HEAD_INJURY,
        @JsonProperty("strong-motion-sickness")
        STRONG_MOTION_SICKNESS
    }

    /** The easiest first. */
    record Hierarchy(List<Item> items) {
        public Hierarchy {
            items = List.copyOf(items);
        }
    }

    /**
     * One feared situation.
     *
     * @param practised whether it was met in real life
     * @param exposures sessions that can tell how distress moved, in order
     */
    record Item(
            long itemNr,
            String description,
            int initialSuds,
            int currentSuds,
            @Nullable String sublevel,
            ItemStatus status,
            @Nullable ItemMove move,
            boolean practised,
            List<Exposure> exposures) {
        public Item {
            exposures = List.copyOf(exposures);
        }
    }

    enum MoveRule {
        @JsonProperty("first-exposure")
        FIRST_EXPOSURE,
        @JsonProperty("two-sessions-running")
        TWO_SESSIONS_RUNNING,
        @JsonProperty("other-context-and-real-life")
        OTHER_CONTEXT_AND_REAL_LIFE
    }

    /**
     * How a situation came to its status.
     *
     * @param rule null where a therapist moved it
     * @param reason the therapist's; null by rule and to the patient
     * @param becauseNrs sequence numbers of the events that the rule rests on
     */
    record ItemMove(
            long sequenceNr,
            @Nullable MoveRule rule,
            @Nullable String reason,
            @Nullable String by,
            List<Long> becauseNrs) {
        public ItemMove {
            becauseNrs = List.copyOf(becauseNrs);
        }
    }

    /**
     * One session.
     *
     * @param resultNr of the event that told its result
     * @param activationSuds peak − baseline of the ratings: how much was felt at all; null where that was not written down
     * @param activationBpm peak − baseline of the heart rate; null without either
     * @param load area under the ratings above their baseline, per minute: SUDS; null below two ratings
     * @param dropCause by what distress fell; null where it did not fall by what counts, or that was not written down
     * @param classedNr of the event by which a therapist said so; null where it is the session's own rule
     */
    record Exposure(
            long resultNr,
            String sessionId,
            long endedAtMs,
            int startSuds,
            int peakSuds,
            int endSuds,
            @Nullable Integer activationSuds,
            @Nullable Double activationBpm,
            @Nullable Double load,
            @Nullable DropCause dropCause,
            @Nullable Long classedNr) {}

    /** By what distress fell; only habituation counts. */
    enum DropCause {
        @JsonProperty("habituation")
        HABITUATION,
        /** The session was left, or something was done to feel safe. */
        @JsonProperty("avoidance")
        AVOIDANCE,
        /** The scene was made easier. */
        @JsonProperty("stimulus-removed")
        STIMULUS_REMOVED,
        @JsonProperty("therapist-reassurance")
        THERAPIST_REASSURANCE,
        @JsonProperty("pause")
        PAUSE,
        @JsonProperty("unknown")
        UNKNOWN
    }

    record Levels(List<Level> levels, List<LevelOverride> overrides) {
        public Levels {
            levels = List.copyOf(levels);
            overrides = List.copyOf(overrides);
        }
    }

    /**
     * @param passed how many of the five
     * @param progress {@code (passed + fraction of the sub-level that is practised)/5}, in percent
     * @param missing what must happen before it opens; null where it is open
     * @param missingNeeds what sessions of the level below need to be passed, of those that were not; empty where it is open
     */
    record Level(
            int level,
            boolean open,
            int passed,
            ProgressView.Figure progress,
            @Nullable String missing,
            List<Matter> missingNeeds,
            List<Sublevel> sublevels) {
        public Level {
            missingNeeds = List.copyOf(missingNeeds);
            sublevels = List.copyOf(sublevels);
        }
    }

    /**
     * @param passedNr of the event that says it was passed; null where it was not
     * @param passNeeds what a session of it needs to pass it; without, what follows opens by a therapist's word alone
     */
    record Sublevel(
            String sublevel,
            boolean open,
            @Nullable String missing,
            @Nullable Long passedNr,
            @Nullable String passedBySessionId,
            List<Matter> passNeeds) {
        public Sublevel {
            passNeeds = List.copyOf(passNeeds);
        }
    }

    /**
     * A therapist's word on what is open.
     *
     * @param place a level such as 3, or a sub-level such as 3C
     */
    record LevelOverride(long overrideNr, long atMs, String place, boolean open, String reason, String by) {}

    /** @param next the first that is neither reported on nor overdue; null where there is none */
    record Homework(
            List<Assignment> assignments,
            ProgressView.HomeworkFigures figures,
            List<Week> weeks,
            @Nullable Assignment next) {
        public Homework {
            assignments = List.copyOf(assignments);
            weeks = List.copyOf(weeks);
        }
    }

    /** @param due ISO 8601 day in the patient's time zone */
    record Assignment(
            long assignmentNr,
            HomeworkKind kind,
            String text,
            String due,
            boolean overdue,
            @Nullable Long itemNr,
            HomeworkStatus status,
            @Nullable Boolean succeeded,
            @Nullable String reflection,
            @Nullable Integer sudsBefore,
            @Nullable Integer sudsAfter,
            @Nullable Long reportedAtMs) {}

    /**
     * What is due in one week.
     *
     * @param week of the course of treatment, the first is 1
     */
    record Week(int week, int assigned, int attempted, int completed, int skipped, int open) {}

    record Goals(
            List<Goal> goals,
            List<SelfRatings> ratings,
            @Nullable Target target) {
        public Goals {
            goals = List.copyOf(goals);
            ratings = List.copyOf(ratings);
        }
    }

    /** @param attained -2 to +2, the earliest first */
    record Goal(long goalNr, String text, int weight, List<String> levels, List<Point> attained) {
        public Goal {
            levels = List.copyOf(levels);
            attained = List.copyOf(attained);
        }
    }

    /** One series. */
    record SelfRatings(Aspect aspect, String situation, List<Point> points, ProgressView.Figure change) {
        public SelfRatings {
            points = List.copyOf(points);
        }
    }

    record Point(long sequenceNr, long atMs, int value) {}

    record Target(String scale, int below) {}

    record Learning(Mode mode, List<Expectation> expectations, List<Reflection> reflections) {
        public Learning {
            expectations = List.copyOf(expectations);
            reflections = List.copyOf(reflections);
        }
    }

    /** How the patient looked back on a session; what was not answered is null. */
    record Reflection(
            long reflectionNr,
            long atMs,
            String sessionId,
            @Nullable String wentWell,
            @Nullable String wasHard,
            @Nullable String learned,
            @Nullable String nextTime) {}

    /** @param surprise share of certainty that was disappointed, 0 to 1; null where it happened or was not reviewed */
    record Expectation(
            long expectationNr,
            long atMs,
            @Nullable String sessionId,
            String fearedOutcome,
            @Nullable String criterion,
            int probability,
            @Nullable Review review,
            @Nullable Double surprise) {}

    record Review(
            long atMs,
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

    /**
     * @param asked whether the contraindications were asked; asked once, they need not be asked again
     * @param contraindications those in force: answered with yes, or retracted by the patient and not looked at by a therapist
     * @param retracted of those, the ones that the patient no longer answers with yes
     * @param overriddenBecause why a therapist lets sessions begin although some are there, or none was asked; null where
     *     nobody does, and to the patient
     * @param withoutPlanBecause why a therapist lets sessions begin without a plan; likewise
     * @param beforeSession what keeps a session from being created, or is only to be known, as the clinic has it
     */
    record Safety(
            @Nullable SafetyPlan plan,
            boolean asked,
            List<Contraindication> contraindications,
            List<Contraindication> retracted,
            @Nullable String remark,
            @Nullable String overriddenBecause,
            @Nullable String withoutPlanBecause,
            List<Obstacle> beforeSession) {
        public Safety {
            contraindications = List.copyOf(contraindications);
            retracted = List.copyOf(retracted);
            beforeSession = List.copyOf(beforeSession);
        }
    }

    enum Matter {
        @JsonProperty("contraindication-present")
        CONTRAINDICATION_PRESENT,
        @JsonProperty("contraindications-unanswered")
        CONTRAINDICATIONS_UNANSWERED,
        @JsonProperty("safety-plan-missing")
        SAFETY_PLAN_MISSING,
        /** The patient must be heard to speak; without a microphone only a therapist's word opens what follows. */
        @JsonProperty("microphone-needed")
        MICROPHONE_NEEDED
    }

    /**
     * @param refuses whether no session can be created because of it; otherwise it is a warning
     * @param message what it is, and the way to mend or override it
     */
    record Obstacle(Matter matter, boolean refuses, String message) {}

    /**
     * Messages between a patient and those who treat them.
     *
     * @param unread how many of the other side the reader has not said to have read; of all, not of this page
     * @param items the latest first
     * @param nextCursor of the page before this one in time; null where there is none
     */
    record Messages(
            long unread, List<Message> items, @Nullable String nextCursor) {
        public Messages {
            items = List.copyOf(items);
        }
    }

    /**
     * @param by account that wrote it
     * @param readAtMs when the other side said that it had read it; null before
     * @param risk the gravest sign of danger that rules found; null where they found none, and always to the patient
     * @param findings those signs; empty to the patient
     * @param crisisResources given to the patient with a message of their own that has signs of danger; empty otherwise
     */
    record Message(
            long messageNr,
            long atMs,
            String by,
            boolean fromPatient,
            String text,
            @Nullable Long readAtMs,
            @Nullable RiskLevel risk,
            List<RiskFinding> findings,
            List<CrisisResource> crisisResources) {
        public Message {
            findings = List.copyOf(findings);
            crisisResources = List.copyOf(crisisResources);
        }

        /** Not the words. */
        @Override
        public String toString() {
            return "Message[" + messageNr + "]";
        }
    }

    record SafetyPlan(long atMs, String location, String contactName, String contactPhone) {}

    record Scales(List<Answered> answered, List<Notice> notices) {
        public Scales {
            answered = List.copyOf(answered);
            notices = List.copyOf(notices);
        }
    }

    /**
     * @param total null where {@code noTotalBecause} says why
     * @param bands by table
     * @param cutoffs those that were reached
     * @param triage level of an instrument without a score; null for all others, and where it is incomplete and could be worse, as
     *     {@code noTotalBecause} says then. Both are unknown, none and null, of what was
     *     answered before they were kept
     * @param riskUnanswered whether a question about risk was left out and none was answered with yes: silence is no all-clear; null of
     *     what was answered before it was kept
     * @param crisisResources whom to reach at once, where an answer raised risk; empty otherwise
     */
    record Answered(
            long answeredNr,
            String scale,
            String version,
            String on,
            Map<String, Integer> answers,
            @Nullable Double total,
            @Nullable String noTotalBecause,
            Map<String, Double> parts,
            Map<String, String> bands,
            List<String> cutoffs,
            @Nullable String triage,
            @Nullable Boolean riskUnanswered,
            List<CrisisResource> crisisResources) {
        public Answered {
            crisisResources = List.copyOf(crisisResources);
        }
    }

    /**
     * An answer, a message or words in a session that a therapist must look into.
     *
     * @param scale the questionnaire; {@code message} where the patient wrote a message with signs of danger, {@code
     *     session} where severe ones were heard in a session
     * @param answeredNr of the answers, or of that message; of the signs in the log of that session
     * @param closedAtMs null while it is open
     * @param sessionId null where it is from no session
     * @param state how it stands
     * @param acknowledgedAtMs when somebody said to look into it; null while nobody has
     * @param escalations each time that it was passed on because nobody had answered, in order
     */
    record Notice(
            long noticeNr,
            long atMs,
            String scale,
            long answeredNr,
            @Nullable Long closedAtMs,
            @Nullable String closedBecause,
            @Nullable String sessionId,
            NoticeState state,
            @Nullable Long acknowledgedAtMs,
            @Nullable String acknowledgedBy,
            List<Escalation> escalations) {
        public Notice {
            escalations = List.copyOf(escalations);
        }
    }

    enum NoticeState {
        /** Nobody has answered it. */
        @JsonProperty("open")
        OPEN,
        /** Nobody answered it in time, and it was passed on. */
        @JsonProperty("escalated")
        ESCALATED,
        /** Somebody looks into it. */
        @JsonProperty("acknowledged")
        ACKNOWLEDGED,
        @JsonProperty("closed")
        CLOSED
    }

    enum NoticeReach {
        /** The patient's therapists are reminded. */
        @JsonProperty("care-team")
        CARE_TEAM,
        /** Every therapist of the clinic sees that there is one, with the patient's name. */
        @JsonProperty("clinic")
        CLINIC
    }

    record Escalation(long sequenceNr, long atMs, NoticeReach reach) {}

    /**
     * A notice that nobody has closed, as the clinic's list has it: what it is about is told by the patient's course alone.
     *
     * @param patientName null where it is not known
     * @param mine whether the reader is of the care team
     * @param ageMs since it was opened
     * @param reach how far it was passed on; null where it was not
     */
    record OpenNotice(
            String patientId,
            @Nullable String patientName,
            boolean mine,
            long noticeNr,
            long atMs,
            long ageMs,
            NoticeState state,
            @Nullable NoticeReach reach) {}

    /** @param items the oldest of those that nobody answered first, then those that somebody looks into */
    record OpenNotices(List<OpenNotice> items) {
        public OpenNotices {
            items = List.copyOf(items);
        }
    }

    /**
     * What happened and when, without what was said.
     *
     * @param what the event's name
     */
    record Happened(
            long sequenceNr,
            long atMs,
            String what,
            @Nullable String by) {}
}
