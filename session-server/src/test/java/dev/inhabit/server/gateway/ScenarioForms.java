package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Wire;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Forms of the scenario builder as they cross the wire. */
public final class ScenarioForms {
    public static final String AT_SIX = """
            {"name": "Buying a ticket", "baseType": "real-world", "difficulty": 6, "setting": "cafe", "conversation": null,
             "description": "A counter with a queue behind you.",
             "parameters": {"npcCount": 4, "mix": {"friendly": 25, "neutral": 50, "skeptical": 25, "hostile": 0},
               "ambientNoise": 5, "crowdedness": 3, "distractions": true, "eyeContact": 6, "friendliness": 5,
               "criticism": 3, "challengingQuestions": 4, "timePressure": 3, "predictability": 6, "socialEvaluation": 5,
               "stakes": 4, "visibleAnxietyReactions": 3, "successThresholdPercent": 70, "minutes": 5},
             "objective": "sustain", "goal": "Stay until it is bought.",
             "fearedElements": ["silence", "strangers"], "otherFears": ["My hand shakes"],
             "triggers": [{"tag": "sigh-behind", "event": "cough", "hint": null},
                          {"tag": "asked-again", "event": null, "hint": "Ask for the card again"}],
             "notes": "Wants to practise for the train."}
            """;

    private ScenarioForms() {}

    static ObjectNode atSix() {
        return (ObjectNode) Wire.mapper().readTree(AT_SIX);
    }

    static String with(Consumer<ObjectNode> change) {
        ObjectNode form = atSix();
        change.accept(form);
        return form.toString();
    }

    static String withParameter(String name, int value) {
        return with(form -> ((ObjectNode) form.get("parameters")).put(name, value));
    }

    static String withMix(int friendly, int neutral, int skeptical, int hostile) {
        return with(form -> ((ObjectNode) form.at("/parameters/mix"))
                .put("friendly", friendly)
                .put("neutral", neutral)
                .put("skeptical", skeptical)
                .put("hostile", hostile));
    }
}
