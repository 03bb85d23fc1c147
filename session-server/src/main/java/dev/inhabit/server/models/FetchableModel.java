package dev.inhabit.server.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.inhabit.affect.model.ModelCard;
import dev.inhabit.affect.model.ModelFile;
import dev.inhabit.affect.model.ModelTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model of somebody else's that can be fetched, pinned to one file.
 *
 * @param url where the file lies
 * @param path what it is called among the models
 * @param sha256 of the file
 * @param bytes its length
 * @param licence SPDX id
 */
record FetchableModel(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) ModelTask task,
        @JsonProperty(required = true) URI url,
        @JsonProperty(required = true) String path,
        @JsonProperty(required = true) String sha256,
        @JsonProperty(required = true) long bytes,
        @JsonProperty(required = true) String licence,
        @JsonProperty(required = true) String input,
        @JsonProperty(required = true) List<String> labels,
        @JsonProperty(required = true) String madeFrom) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    FetchableModel {
        labels = List.copyOf(labels);
    }

    /** The file {@code config/models/fetchable.json}. */
    private record Listing(
            @JsonProperty(required = true) int version,
            @JsonProperty(required = true) List<FetchableModel> models) {}

    static List<FetchableModel> read(Path file) {
        try {
            Listing listing = JSON.readValue(Files.readAllBytes(file), Listing.class);
            if (listing.version() != 1) {
                throw new ModelsFailedException(file + " has version " + listing.version() + ", and 1 is known.");
            }
            // Each must make a good entry of a registry, and says here what it lacks.
            listing.models().forEach(FetchableModel::card);
            return listing.models();
        } catch (IOException e) {
            throw new ModelsFailedException(file + " cannot be read.", e);
        } catch (JacksonException e) {
            throw new ModelsFailedException(file + " is no list of models: " + e.getOriginalMessage(), e);
        }
    }

    /** Those of these names; where none is named, the first for each task. */
    static List<FetchableModel> chosen(List<FetchableModel> known, List<String> names) {
        List<FetchableModel> chosen = new ArrayList<>();
        if (names.isEmpty()) {
            Set<ModelTask> tasks = EnumSet.noneOf(ModelTask.class);
            known.stream().filter(model -> tasks.add(model.task())).forEach(chosen::add);
        }
        for (String name : names) {
            chosen.add(known.stream()
                    .filter(model -> model.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ModelsFailedException("there is no model '" + name + "' to fetch; there are "
                            + String.join(
                                    ", ",
                                    known.stream().map(FetchableModel::name).toList()) + ".")));
        }
        return chosen;
    }

    /** Its entry in a registry; optional, so that the server starts if the file is taken away again. */
    ModelCard card() {
        return new ModelCard(
                name,
                task,
                new ModelFile("weights", path, sha256, bytes),
                List.of(),
                input,
                labels,
                licence,
                madeFrom,
                true);
    }
}
