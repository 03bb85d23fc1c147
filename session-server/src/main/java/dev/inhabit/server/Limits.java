package dev.inhabit.server;

import com.typesafe.config.Config;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.session.SessionSettings;

/** Every bound that a clinic can set, read from {@code inhabit.session}; the reasons stand beside the defaults there. */
public record Limits(SessionSettings session, RecordingEntity.Settings writing) {

    /** @throws com.typesafe.config.ConfigException where a setting is missing or of the wrong kind; it names line and path */
    public static Limits of(Config config) {
        Config c = config.getConfig("inhabit.session");
        return new Limits(
                new SessionSettings(
                        c.getInt("commands-max"),
                        c.getInt("batch-max"),
                        c.getDuration("wait-max"),
                        c.getDuration("behind-after"),
                        c.getDuration("ticket-life"),
                        c.getInt("tickets-max"),
                        c.getInt("watchers-max"),
                        c.getDuration("controller-gone-calm-after"),
                        c.getDuration("controller-gone-pause-after"),
                        c.getInt("updates-kept")),
                new RecordingEntity.Settings(
                        c.getDuration("offline-limit"),
                        c.getInt("snapshot-every"),
                        c.getDuration("write-backoff-min"),
                        c.getDuration("write-backoff-max")));
    }
}
