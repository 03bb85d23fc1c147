package dev.inhabit.server.adaptation;

/** Something with a name happened in the scene: a remark, a question, a topic. {@code atMs} is session time. */
public record TagMoment(long atMs, String tag) {}
