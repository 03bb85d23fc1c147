package dev.inhabit.affect.text.sentiment;

/** What some words have to do with sarcasm. */
enum SarcasmCue {
    /** Praise that opens a sentence: "oh great". */
    OPENER,
    /** Pleasure: "I love". */
    PLEASURE,
    /** What nobody likes: "stuck in traffic". */
    ANNOYANCE,
    /** Sarcastic as a whole: "thanks for nothing". */
    WHOLE,
    /** Meant as it is said: "thank you so much for your help". */
    SINCERE,
    /** Praise that is doubtful within marks of quotation. */
    PRAISE,
    SAYING
}
