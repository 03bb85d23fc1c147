package dev.inhabit.affect.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One file of a model.
 *
 * @param role "weights", "tokenizer", "thresholds"
 * @param path name inside the folder of models
 * @param sha256 64 lower-case hexadecimal digits
 * @param sizeBytes length of the file
 */
public record ModelFile(
        @JsonProperty(required = true) String role,
        @JsonProperty(required = true) String path,
        @JsonProperty(required = true) String sha256,
        @JsonProperty(required = true) long sizeBytes) {

    public ModelFile {
        if (path.isBlank() || path.contains("..") || path.startsWith("/") || path.contains("\\")) {
            throw new IllegalArgumentException("a model's path must be a plain relative name: " + path);
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 of " + path + " must be 64 lower-case hexadecimal digits");
        }
    }
}
