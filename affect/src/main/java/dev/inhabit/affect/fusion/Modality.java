package dev.inhabit.affect.fusion;

/** A sense whose readings are joined with others. */
public enum Modality {
    FACE,
    VOICE,
    TEXT
}
