package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is counted as a filler in the language that is spoken. */
public enum FillersCounted {
    /** Sounds of hesitation, and words where they stand apart from the sentence. */
    @JsonProperty("sounds-and-words")
    SOUNDS_AND_WORDS,
    /**
     * Sounds of hesitation, and words beside them alone: what was recognised in the last minute came without punctuation, by which
     * words are set apart otherwise, so that most of them are missed.
     */
    @JsonProperty("sounds-and-words-beside")
    SOUNDS_AND_WORDS_BESIDE,
    /** Sounds of hesitation only. */
    @JsonProperty("sounds")
    SOUNDS,
    /** Nothing: the fillers of this language are not known here. */
    @JsonProperty("none")
    NONE
}
