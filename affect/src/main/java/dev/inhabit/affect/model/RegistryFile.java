package dev.inhabit.affect.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** A file {@code registry.json}: the form's version and its entries, the preferred of each task first. */
record RegistryFile(
        @JsonProperty(required = true) int version,
        @JsonProperty(required = true) List<ModelCard> models) {
    RegistryFile {
        if (version != 1) {
            throw new IllegalArgumentException("version must be 1");
        }
        models = List.copyOf(models);
    }
}
