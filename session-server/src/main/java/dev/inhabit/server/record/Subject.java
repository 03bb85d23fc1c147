package dev.inhabit.server.record;

/**
 * A person whose data can be erased, under a pseudonym that says nothing about them. Equal text in the envelope of every
 * event about that person; the key that opens the event's body is filed under it.
 */
public record Subject(TenantId tenant, String pseudonym) {}
