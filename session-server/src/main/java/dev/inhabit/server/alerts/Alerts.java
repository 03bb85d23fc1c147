package dev.inhabit.server.alerts;

import dev.inhabit.protocol.AlertKind;
import dev.inhabit.protocol.AlertLevel;
import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A clinic's alerts.
 *
 * @param provenance {@code seed}, {@code proposed} (without clinical authority; shown as such) or {@code clinic}
 * @param clearAfterS an alert is over once its limit has not been passed for so long, s
 */
public record Alerts(String provenance, int clearAfterS, List<Rule> alerts) {
    /** Reads {@code config/alerts/live.yaml}. */
    public static final ContentReader<Alerts> READER =
            new ContentReader<>("alerts", (YamlFile file) -> file.as(Alerts.class), Alerts::check);

    /**
     * @param limit in the unit of the kind
     * @param forS how long it must be passed without a break, s
     */
    public record Rule(AlertKind kind, BigDecimal limit, int forS, AlertLevel level) {
        /** A frame rate is passed from above, everything else from below. */
        boolean isPassedBy(double value) {
            return kind == AlertKind.FRAME_RATE_LOW ? value < limit.doubleValue() : value >= limit.doubleValue();
        }
    }

    public Alerts {
        alerts = List.copyOf(alerts);
    }

    private static void check(YamlFile file, Alerts content) {
        Set<AlertKind> seen = new HashSet<>();
        for (int i = 0; i < content.alerts().size(); i++) {
            if (!seen.add(content.alerts().get(i).kind())) {
                file.wrong("/alerts/" + i + "/kind", "expected each kind once");
            }
        }
    }
}
