package dev.inhabit.server.adaptation;

/**
 * Something feared of this session that did not happen and became much less likely to the patient.
 *
 * @param expectationNr its number in the course of treatment
 * @param before how likely it seemed, 0 to 100
 * @param after likewise
 * @param atMs session time at which it was told
 */
public record Disproved(long expectationNr, int before, int after, long atMs) {}
