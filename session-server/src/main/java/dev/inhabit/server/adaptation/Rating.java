package dev.inhabit.server.adaptation;

/** A rating of distress, 0 to 100, at a session time in ms. */
public record Rating(long atMs, int suds) {}
