package dev.inhabit.server.treatment;

import java.util.Map;
import java.util.Optional;

/** The questionnaires, as far as a course of treatment needs them. Scoring is a function of the answers alone. */
@FunctionalInterface
public interface ScaleBook {
    /** Knows none. */
    ScaleBook NONE = (scale, answers) -> Optional.empty();

    /**
     * @param scale id such as {@code phq-9}
     * @param answers values by question, named as the questionnaire names them
     * @return empty where there is no such questionnaire
     * @throws dev.inhabit.protocol.InvalidField where a question or an answer is none of it
     */
    Optional<Scored> score(String scale, Map<String, Integer> answers);

    /**
     * Looks whether the total of a questionnaire of anxiety can fall below that.
     *
     * @throws dev.inhabit.protocol.InvalidField naming {@code scale} where it is of something else, has no total or more of it is better, or {@code
     *     below} where that is out of its range
     */
    default void checkTarget(String scale, int below) {}
}
