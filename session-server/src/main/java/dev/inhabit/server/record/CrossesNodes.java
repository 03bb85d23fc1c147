package dev.inhabit.server.record;

/** Marks messages that may travel between nodes; bound to a serializer in {@code journal.conf}. */
public interface CrossesNodes {}
