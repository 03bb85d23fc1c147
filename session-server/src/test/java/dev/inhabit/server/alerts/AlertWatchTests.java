package dev.inhabit.server.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.protocol.AlertKind;
import dev.inhabit.protocol.AlertLevel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertWatchTests {
    private AlertWatch watch = AlertWatch.NOTHING;
    private long nowMs = 1_772_359_200_000L;

    private static AlertSigns sign(AlertKind kind, @Nullable Double value) {
        Integer suds = value == null || kind != AlertKind.SUDS_HIGH ? null : Integer.valueOf(value.intValue());
        return new AlertSigns(
                kind == AlertKind.HEART_RATE_HIGH ? value : null,
                suds,
                kind == AlertKind.LONG_SILENCE ? value : null,
                kind == AlertKind.FRAME_RATE_LOW ? value : null,
                kind == AlertKind.SENSOR_SILENT ? value : null,
                kind == AlertKind.HEADSET_AWAY ? value : null,
                kind == AlertKind.CONVERSATION_OVER ? value : null);
    }

    /** What each second of that value brings. */
    private List<String> seconds(Alerts clinic, AlertKind kind, int count, @Nullable Double value) {
        List<String> news = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AlertWatch.Look look = watch.look(clinic, sign(kind, value), nowMs);
            watch = look.after();
            int second = i;
            look.raised().forEach(one -> news.add(second + " " + one.rule().level() + " " + one.value()));
            look.over().forEach(one -> news.add(second + " over"));
            nowMs += 1_000;
        }
        return news;
    }

    /** Every kind as it is shipped: what does not pass its limit, what does, and after how many seconds. */
    @ParameterizedTest
    @CsvSource({
        "HEART_RATE_HIGH, 39.9, 40, 30, HIGH",
        "SUDS_HIGH, 89, 90, 0, HIGH",
        "LONG_SILENCE, 59.9, 60, 0, MEDIUM",
        "FRAME_RATE_LOW, 90, 89.9, 5, MEDIUM",
        "SENSOR_SILENT, 29.9, 30, 0, MEDIUM",
        "HEADSET_AWAY, 9.9, 10, 0, HIGH",
        "CONVERSATION_OVER, 0.9, 1, 0, MEDIUM"
    })
    void everyKindIsRaisedOnceAtItsLimitAndIsOverTenSecondsAfter(
            AlertKind kind, double within, double passed, int forS, AlertLevel level) {
        Alerts shipped = ShippedAlerts.LIVE;
        assertEquals(List.of(), seconds(shipped, kind, 60, within));
        assertEquals(List.of(forS + " " + level + " " + passed), seconds(shipped, kind, 60, passed));
        assertEquals(List.of("10 over"), seconds(shipped, kind, 20, within));
        assertEquals(AlertWatch.NOTHING, watch, "nothing is left of it");
        assertEquals(List.of(), seconds(shipped, kind, 60, null), "what is not known passes nothing");
    }

    @Test
    void aBreakBeginsTheTimeAnewAndAShortOneEndsNothing() {
        AlertKind kind = AlertKind.HEART_RATE_HIGH;
        assertEquals(List.of(), seconds(ShippedAlerts.LIVE, kind, 30, 45.0));
        assertEquals(List.of(), seconds(ShippedAlerts.LIVE, kind, 1, 20.0));
        assertEquals(List.of("30 HIGH 45.0"), seconds(ShippedAlerts.LIVE, kind, 40, 45.0));
        assertEquals(List.of(), seconds(ShippedAlerts.LIVE, kind, 9, 20.0));
        assertEquals(List.of(), seconds(ShippedAlerts.LIVE, kind, 60, 50.0), "it stands already");
        assertEquals(List.of("10 over"), seconds(ShippedAlerts.LIVE, kind, 11, null), "a gap ends it too");
    }

    @Test
    void aKindThatTheClinicDoesNotListRaisesNothing() {
        Alerts none = new Alerts("clinic", 10, List.of());
        assertEquals(List.of(), seconds(none, AlertKind.SUDS_HIGH, 60, 100.0));
        Alerts own = new Alerts(
                "clinic", 1, List.of(new Alerts.Rule(AlertKind.SUDS_HIGH, new BigDecimal(70), 2, AlertLevel.MEDIUM)));
        assertEquals(List.of("2 MEDIUM 70.0"), seconds(own, AlertKind.SUDS_HIGH, 10, 70.0));
    }

    @Test
    void whatStoodBeforeARestartIsNotRaisedAgainAndIsOverInItsTime() {
        watch = AlertWatch.standing(List.of(AlertKind.SUDS_HIGH), nowMs);
        assertEquals(List.of(), seconds(ShippedAlerts.LIVE, AlertKind.SUDS_HIGH, 30, 95.0));
        assertEquals(List.of("10 over"), seconds(ShippedAlerts.LIVE, AlertKind.SUDS_HIGH, 30, 50.0));
    }
}
