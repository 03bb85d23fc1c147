package dev.inhabit.server.identity;

import dev.inhabit.server.record.EntityId;

/**
 * All that a headset reaches which was let into a session by its code: that session, as its patient's headset.
 *
 * @param patient who wears it
 */
public record HeadsetLimit(EntityId session, EntityId patient) {}
