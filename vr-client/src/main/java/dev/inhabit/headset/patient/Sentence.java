package dev.inhabit.headset.patient;

/**
 * What the patient has just said.
 *
 * @param durationMs how long it took to say
 */
public record Sentence(String text, int durationMs) {}
