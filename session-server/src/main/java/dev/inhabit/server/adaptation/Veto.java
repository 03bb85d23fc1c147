package dev.inhabit.server.adaptation;

import java.util.EnumSet;
import java.util.Set;

/** Why nothing is suggested although a rule might speak. */
public enum Veto {
    /** The latest rating is 90 or more: this is for a person to answer. */
    DISTRESS,
    /** The patient wants out. */
    WANTS_OUT,
    /** Too little of the last minutes' heart rate could be read. */
    POOR_SIGNAL,
    /** Motion sickness moves the heart too. */
    SICK,
    /** Signs of danger that nobody has answered. */
    RISK,
    /** There was a suggestion a moment ago. */
    TOO_SOON;

    /** All that hold at that moment. */
    static Set<Veto> of(Readings readings, Memory memory, RuleSettings settings) {
        Set<Veto> all = EnumSet.noneOf(Veto.class);
        Rating last = readings.lastRating();
        if (last != null && last.suds() >= settings.guards().sudsMax()) {
            all.add(DISTRESS);
        }
        if (readings.safety().wantsOut()) {
            all.add(WANTS_OUT);
        }
        if (readings.safety().sick()) {
            all.add(SICK);
        }
        if (readings.safety().riskOpen()) {
            all.add(RISK);
        }
        if (isPoor(readings, settings)) {
            all.add(POOR_SIGNAL);
        }
        if (memory.spokeWithin(settings.guards().apartMs(), readings.nowMs())) {
            all.add(TOO_SOON);
        }
        return all;
    }

    private static boolean isPoor(Readings readings, RuleSettings settings) {
        long fromMs = Math.max(0, readings.nowMs() - settings.high().minMs());
        long spanMs = readings.nowMs() - fromMs;
        long signalMs = readings.heart().stream()
                .filter(point -> point.atMs() > fromMs)
                .mapToLong(HeartPoint::signalMs)
                .sum();
        return spanMs <= 0 || signalMs < settings.guards().goodSignalShare() * spanMs;
    }
}
