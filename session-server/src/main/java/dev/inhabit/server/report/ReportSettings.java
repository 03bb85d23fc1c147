package dev.inhabit.server.report;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Bounds of writing reports; explained in {@code reports.conf}.
 *
 * @param atOnce reports that are written at the same time
 * @param within how long one may take to write
 */
public record ReportSettings(int atOnce, Duration within) {
    /** @throws com.typesafe.config.ConfigException where {@code inhabit.reports} lacks a setting */
    public static ReportSettings of(Config config) {
        return new ReportSettings(
                config.getInt("inhabit.reports.at-once"), config.getDuration("inhabit.reports.within"));
    }
}
