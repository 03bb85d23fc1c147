package dev.inhabit.affect.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One entry of the registry: what a model is, where its file lies and which file exactly is meant.
 *
 * @param name unique; a later registry replaces an entry of the same name
 * @param file its weights
 * @param companions further files it needs, such as a tokenizer
 * @param input what goes in: tensor name, shape and meaning, for people
 * @param labels the outputs in order
 * @param licence SPDX id, or a sentence
 * @param madeFrom data it was made from, or where it comes from
 * @param optional true if the registry may name it while the file is absent
 */
public record ModelCard(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) ModelTask task,
        @JsonProperty(required = true) ModelFile file,
        @JsonProperty(required = true) List<ModelFile> companions,
        @JsonProperty(required = true) String input,
        @JsonProperty(required = true) List<String> labels,
        @JsonProperty(required = true) String licence,
        @JsonProperty(required = true) String madeFrom,
        boolean optional) {

    public ModelCard {
        companions = List.copyOf(companions);
        labels = List.copyOf(labels);
    }

    /**
     * The companion file with that role.
     *
     * @throws UnusableModelException if the entry names none
     */
    public ModelFile companion(String role) {
        for (ModelFile companion : companions) {
            if (companion.role().equals(role)) {
                return companion;
            }
        }
        throw new UnusableModelException("model " + name + " needs a companion file with role \"" + role + "\"");
    }
}
