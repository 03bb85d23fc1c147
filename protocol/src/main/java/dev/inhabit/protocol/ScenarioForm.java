package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.inRange;
import static dev.inhabit.protocol.InvalidField.optionalLines;
import static dev.inhabit.protocol.InvalidField.optionalText;
import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredText;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario of a therapist's own, as the builder's form has it. What stands in it is shown to the patient, but for fears,
 * triggers and notes. Ids are those that {@code GET /scenario-builder} offers.
 *
 * @param name 1 to 80 characters
 * @param baseType id of the kind of exposure
 * @param difficulty 1 to 10, where the slider stands
 * @param setting id of the place
 * @param conversation id of the one that it begins with, of those that {@code GET /scenes} has for base type and setting; null where
 *     difficulty chooses
 * @param description of the place in words; at most 1000 characters
 * @param objective id of what counts as success
 * @param goal what is to be reached, in words; 1 to 280 characters
 * @param fearedElements ids of what the patient is afraid of
 * @param otherFears what no id stands for; at most 10 of at most 120 characters
 * @param triggers what can be let happen; at most 12
 * @param notes at most 2000 characters, for who wrote them alone
 */
public record ScenarioForm(
        String name,
        String baseType,
        int difficulty,
        String setting,
        @Nullable String conversation,
        @Nullable String description,
        SceneParameters parameters,
        String objective,
        String goal,
        List<String> fearedElements,
        List<String> otherFears,
        List<SceneTrigger> triggers,
        @Nullable String notes) {
    public static final int DIFFICULTY_MAX = 10;
    public static final int SLIDER_MAX = 10;
    public static final int PEOPLE_MAX = 500;
    public static final int MINUTES_MAX = 120;
    public static final int TRIGGERS_MAX = 12;
    private static final int NAME_MAX = 80;
    private static final int DESCRIPTION_MAX = 1_000;
    private static final int GOAL_MAX = 280;
    private static final int NOTES_MAX = 2_000;
    private static final int ID_MAX = 40;
    private static final int FEARS_MAX = 40;
    private static final int OTHER_FEARS_MAX = 10;
    private static final int FEAR_MAX = 120;

    public ScenarioForm {
        requiredText("name", name, NAME_MAX);
        requiredText("baseType", baseType, ID_MAX);
        inRange("difficulty", difficulty, 1, DIFFICULTY_MAX);
        requiredText("setting", setting, ID_MAX);
        optionalText("conversation", conversation, ID_MAX);
        optionalLines("description", description, DESCRIPTION_MAX);
        present("parameters", parameters);
        requiredText("objective", objective, ID_MAX);
        requiredText("goal", goal, GOAL_MAX);
        fearedElements = InvalidField.texts("fearedElements", fearedElements, FEARS_MAX, ID_MAX);
        otherFears = InvalidField.texts("otherFears", otherFears, OTHER_FEARS_MAX, FEAR_MAX);
        triggers = InvalidField.complete("triggers", InvalidField.atMost("triggers", triggers, TRIGGERS_MAX));
        if (triggers.stream().map(SceneTrigger::tag).distinct().count() < triggers.size()) {
            throw new InvalidField("triggers", "triggers has a tag twice, must have each once");
        }
        optionalLines("notes", notes, NOTES_MAX);
    }

    /**
     * What the difficulty slider sets, and what may be set apart from it. Without another word, 0 to 10.
     *
     * @param npcCount people in the scene, 1 to 500
     * @param distractions whether things happen that nobody meant: a phone, a cough, a door
     * @param predictability 10 fully scripted, 0 anything may happen
     * @param visibleAnxietyReactions how far people notice signs of anxiety
     * @param successThresholdPercent how much of the objective must be reached, 1 to 100
     * @param minutes planned length, 1 to 120
     */
    public record SceneParameters(
            int npcCount,
            DispositionMix mix,
            int ambientNoise,
            int crowdedness,
            boolean distractions,
            int eyeContact,
            int friendliness,
            int criticism,
            int challengingQuestions,
            int timePressure,
            int predictability,
            int socialEvaluation,
            int stakes,
            int visibleAnxietyReactions,
            int successThresholdPercent,
            int minutes) {
        public SceneParameters {
            inRange("npcCount", npcCount, 1, PEOPLE_MAX);
            present("mix", mix);
            slider("ambientNoise", ambientNoise);
            slider("crowdedness", crowdedness);
            slider("eyeContact", eyeContact);
            slider("friendliness", friendliness);
            slider("criticism", criticism);
            slider("challengingQuestions", challengingQuestions);
            slider("timePressure", timePressure);
            slider("predictability", predictability);
            slider("socialEvaluation", socialEvaluation);
            slider("stakes", stakes);
            slider("visibleAnxietyReactions", visibleAnxietyReactions);
            inRange("successThresholdPercent", successThresholdPercent, 1, 100);
            inRange("minutes", minutes, 1, MINUTES_MAX);
        }

        private static void slider(String field, int value) {
            inRange(field, value, 0, SLIDER_MAX);
        }
    }

    /** How many people are of which disposition, percent; together 100. */
    public record DispositionMix(int friendly, int neutral, int skeptical, int hostile) {
        public DispositionMix {
            inRange("friendly", friendly, 0, 100);
            inRange("neutral", neutral, 0, 100);
            inRange("skeptical", skeptical, 0, 100);
            inRange("hostile", hostile, 0, 100);
            int sum = friendly + neutral + skeptical + hostile;
            if (sum != 100) {
                throw InvalidField.outside("mix", "a sum of " + sum, "a sum of 100");
            }
        }
    }

    /**
     * Something that the therapist lets happen by one touch; it is recorded under its tag.
     *
     * @param tag 1 to 60 characters, each once in a scenario
     * @param event what happens in the scene; null where the therapist or an NPC acts it out
     * @param hint what is meant, for the therapist; at most 200 characters
     */
    public record SceneTrigger(
            String tag,
            @Nullable SceneEvent event,
            @Nullable String hint) {
        private static final int TAG_MAX = 60;
        private static final int HINT_MAX = 200;

        public SceneTrigger {
            requiredText("tag", tag, TAG_MAX);
            optionalText("hint", hint, HINT_MAX);
        }
    }
}
