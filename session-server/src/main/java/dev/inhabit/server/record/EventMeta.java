package dev.inhabit.server.record;

import java.time.Instant;

/**
 * What the log knows of an event besides its content.
 *
 * @param sequenceNr position in the entity's log, from 1, without gaps
 * @param recordedAt the server's time; never goes back within one log
 * @param occurredAt when it happened to the person, by the client's clock mapped to the server's; equal to recordedAt
 *     where the client did not say
 */
public record EventMeta(long sequenceNr, Instant recordedAt, Instant occurredAt) {}
