package dev.inhabit.server.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What counts as having done what a sub-level asks for: a clinic's, from {@code success} of {@code config/levels}, as the session
 * has it pinned. The product's specification names a success criterion of each scenario and gives none; those that are shipped
 * are this project's proposal.
 *
 * @param by each of them suffices: {@code minutes-stayed}, {@code ending-reached}, {@code questions-answered}
 * @param endings of conversations that count
 * @param answersMin how often the patient must have answered in a conversation for its ending to count: silence leads to one too
 * @param questionsMin how many questions the patient must have been asked and have stood, and stayed for the planned minutes
 * @param spokenPercentMin least share of the planned time in which the patient spoke, whichever way counts
 */
public record SuccessCriterion(
        List<String> by, List<String> endings, int answersMin, int questionsMin, int spokenPercentMin) {
    public static final String MINUTES_STAYED = "minutes-stayed";
    public static final String ENDING_REACHED = "ending-reached";
    public static final String QUESTIONS_ANSWERED = "questions-answered";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SuccessCriterion {
        by = List.copyOf(by);
        endings = List.copyOf(endings);
    }

    /** Of a sub-level's canonical copy; null where it says nothing. */
    public static @Nullable SuccessCriterion of(JsonNode level) {
        JsonNode success = level.path("success");
        return success.isMissingNode()
                ? null
                : new SuccessCriterion(
                        texts(success.path("by")),
                        texts(success.path("endings")),
                        success.path("answersMin").asInt(0),
                        success.path("questionsMin").asInt(0),
                        success.path("spokenPercentMin").asInt(0));
    }

    /** Whether a sub-level counts the questions that were asked in it and answered. */
    static boolean countsQuestions(PinnedLevel level) {
        SuccessCriterion criterion = of(JSON.readTree(level.copy()));
        return criterion != null && criterion.questionsMin > 0;
    }

    /**
     * Whether a session has met the criterion that it has pinned; null where its sub-level says nothing.
     *
     * @param activeMs session time stayed
     */
    static @Nullable Boolean isMet(SessionState state, PinnedLevel level, long activeMs) {
        SuccessCriterion criterion = of(JSON.readTree(level.copy()));
        return criterion == null ? null : criterion.isMetBy(state, level, activeMs);
    }

    /** Whether a sub-level is passed only by who is heard to speak. */
    public static boolean needsSpeech(PinnedLevel level) {
        SuccessCriterion criterion = of(JSON.readTree(level.copy()));
        return criterion != null && criterion.spokenPercentMin > 0;
    }

    /**
     * Whether a session that is over was not passed because nothing of the patient's speech was heard, as without a microphone,
     * whatever else it lacked. A scene of one's own is judged by its goal.
     */
    public static boolean lacksSpeech(SessionState state) {
        PinnedLevel level = state.level();
        if (!state.hasEnded() || level == null || GoalAttainment.of(state, 0) != null) {
            return false;
        }
        return state.stage().spokenMs() == 0 && needsSpeech(level);
    }

    private boolean isMetBy(SessionState state, PinnedLevel level, long activeMs) {
        long spokenMinMs = spokenPercentMin * level.plannedMs() / 100;
        if (state.stage().spokenMs() < spokenMinMs) {
            return false;
        }
        TalkRecord talk = state.talk();
        QuestionRecord questions = state.questions();
        boolean hasStayed = activeMs >= level.plannedMs();
        return (by.contains(MINUTES_STAYED) && hasStayed)
                || (by.contains(QUESTIONS_ANSWERED)
                        && hasStayed
                        && questions != null
                        && ScenarioRecord.Challenge.stood(questions.challenges(), activeMs) >= questionsMin)
                || (by.contains(ENDING_REACHED)
                        && talk != null
                        && talk.tally().reached().stream()
                                .anyMatch(one -> endings.contains(one.ending()) && one.answers() >= answersMin));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asString()));
        return texts;
    }
}
