package dev.inhabit.server.identity;

import dev.inhabit.server.record.EntityId;
import org.jspecify.annotations.Nullable;

/**
 * What of a session decides about access, as it is now.
 *
 * @param controller the account that holds the control lease; null where nobody does
 */
public record SessionFacts(PatientFacts patient, @Nullable EntityId controller) {}
