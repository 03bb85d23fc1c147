package dev.inhabit.server.scenario;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.server.content.CanonicalJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a therapist has written down of a scene of their own, as it is stored. Ids are those of {@link BuilderChoices};
 * limits are checked where it comes in.
 *
 * @param baseType what kind of exposure it is
 * @param difficulty 1 to 10, where the slider stood
 * @param setting where it takes place
 * @param conversation that it begins with; null where difficulty chooses among those of the setting
 * @param description of the place in words; null for none
 * @param objective what counts as success
 * @param goal what is to be reached, in words
 * @param fearedElements what somebody is afraid of
 * @param otherFears what no id stands for
 * @param notes of the author; null for none
 */
public record ScenarioPlan(
        String name,
        String baseType,
        int difficulty,
        String setting,
        @Nullable String conversation,
        @Nullable String description,
        ScenarioParameters parameters,
        String objective,
        String goal,
        List<String> fearedElements,
        List<String> otherFears,
        List<Trigger> triggers,
        @Nullable String notes) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Something that the therapist lets happen.
     *
     * @param tag under which it is recorded; each once in a plan
     * @param event what happens in the scene; null where somebody acts it out
     * @param hint what is meant; null for none
     */
    public record Trigger(
            String tag,
            @Nullable SceneEvent event,
            @Nullable String hint) {}

    public ScenarioPlan {
        fearedElements = List.copyOf(fearedElements);
        otherFears = List.copyOf(otherFears);
        triggers = List.copyOf(triggers);
    }

    /**
     * SHA-256 of its canonical JSON, hex: equal for plans that say the same. One that names no conversation has the hash that
     * it had when none could.
     */
    public String hash() {
        ObjectNode said = JSON.valueToTree(this);
        if (conversation == null) {
            said.remove("conversation");
        }
        return CanonicalJson.hash(CanonicalJson.of(said));
    }

    /** How many people are of which disposition: friendly, neutral, skeptical, hostile. */
    public List<Integer> people() {
        return parameters.personalities().split(parameters.npcCount());
    }

    public ScenarioPlan withoutNotes() {
        return new ScenarioPlan(
                name,
                baseType,
                difficulty,
                setting,
                conversation,
                description,
                parameters,
                objective,
                goal,
                fearedElements,
                otherFears,
                triggers,
                null);
    }

    /** Not the words in it, which may be about a patient. */
    @Override
    public String toString() {
        return "ScenarioPlan[" + hash() + "]";
    }
}
