package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atLeast;
import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredText;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questionnaires. */
public sealed interface ScaleRequest extends TreatmentRequest {
    /** More than the longest questionnaire has questions. */
    int ANSWERS_MAX = 200;
    /** More than any answer counts. */
    int ANSWER_MAX = 1_000;

    /**
     * @param scale for example {@code phq-9}
     * @param version of the questionnaire that was shown; refused where another is in force now. Null where nobody knows
     * @param on the day of the answers in the patient's time zone, ISO 8601; null for today
     * @param answers values by question, named as the questionnaire names them; what is missing was not answered; at
     *     least one
     */
    @JsonTypeName("answer-scale")
    record AnswerScale(
            String commandId,
            String scale,
            @Nullable String version,
            @Nullable String on,
            Map<String, Integer> answers) implements ScaleRequest {
        public AnswerScale {
            present("commandId", commandId);
            requiredText("scale", scale, 32);
            InvalidField.optionalText("version", version, 32);
            InvalidField.optionalText("on", on, 10);
            present("answers", answers);
            if (answers.isEmpty() || answers.size() > ANSWERS_MAX) {
                throw InvalidField.outside("answers", "an object of " + answers.size(), "one of 1 to " + ANSWERS_MAX)
                        .within(InvalidField.Bounds.Measure.ENTRIES, 1, ANSWERS_MAX);
            }
            answers.forEach((question, value) -> {
                requiredText("answers", question, 32);
                String answer = "answers." + InvalidField.told(question);
                InvalidField.inRange(answer, present(answer, value), 0, ANSWER_MAX);
            });
            answers = Map.copyOf(answers);
        }
    }

    /** Somebody has looked into what an answer raised. */
    @JsonTypeName("close-notice")
    record CloseNotice(String commandId, long noticeNr, String reason) implements ScaleRequest {
        public CloseNotice {
            present("commandId", commandId);
            atLeast("noticeNr", noticeNr, 1);
            requiredText("reason", reason, SHORT_TEXT_MAX);
        }
    }
}
