package dev.inhabit.server.identity;

import dev.inhabit.server.record.EntityId;
import org.jspecify.annotations.Nullable;

/** @param author null where there is no such scenario */
public record ScenarioFacts(EntityId scenario, @Nullable EntityId author) {}
