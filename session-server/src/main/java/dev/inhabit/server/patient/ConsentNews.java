package dev.inhabit.server.patient;

import dev.inhabit.server.record.CrossesNodes;
import dev.inhabit.server.record.EntityId;

/**
 * What a patient consents to as of one point of their log.
 *
 * @param sequenceNr of the log; news with a lower one are older
 */
public record ConsentNews(EntityId patient, Consents consents, long sequenceNr) implements CrossesNodes {}
