package dev.inhabit.server.report;

import com.typesafe.config.Config;

/**
 * Bounds of writing reports; explained in {@code reports.conf}.
 *
 * @param atOnce reports that are written at the same time
 */
public record ReportSettings(int atOnce) {
    /** @throws com.typesafe.config.ConfigException where {@code inhabit.reports} lacks a setting */
    public static ReportSettings of(Config config) {
        return new ReportSettings(config.getInt("inhabit.reports.at-once"));
    }
}
