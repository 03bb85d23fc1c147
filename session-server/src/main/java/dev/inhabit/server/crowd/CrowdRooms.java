package dev.inhabit.server.crowd;

import dev.inhabit.server.journal.RecordingEntity;
import java.time.InstantSource;

/** What a crowd's entity needs of the other rooms; given to each by the server. */
public record CrowdRooms(
        RecordingEntity.EventCatalogNames names, RecordingEntity.Settings writing, InstantSource clock) {}
