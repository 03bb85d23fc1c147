package dev.inhabit.server.adaptation;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Why nothing is suggested although a rule might speak, and a suggestion that was made is not followed. */
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
    /** There was a suggestion a moment ago, or a step was taken. */
    TOO_SOON;

    /** As it is told with a refusal: stable for ever. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What keeps a step from being taken that was suggested before: all that forbids a suggestion and holds now. The signal was good
     * when the suggestion was made, so it is not asked again; and great distress forbids only a step harder, since one
     * easier is what a person would do about it.
     *
     * @param step of difficulty: −1 or 1
     * @param taken the steps that were taken, each at the session time at which it was
     */
    public static Set<Veto> ofFollowing(int step, Readings readings, Memory taken, RuleSettings settings) {
        Set<Veto> all = of(readings, taken, settings);
        all.remove(POOR_SIGNAL);
        if (step < 0) {
            all.remove(DISTRESS);
        }
        return all;
    }

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
