package dev.inhabit.server.session;

import dev.inhabit.protocol.AlertKind;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.alerts.AlertSigns;
import dev.inhabit.server.alerts.AlertWatch;
import dev.inhabit.server.alerts.Alerts;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.ToSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks once a second whether something asks for the therapist's eye, shows it at once and has it recorded after, so that a
 * store that is away holds nothing back. Part of the feed.
 */
final class AlertDuty {
    private static final long EVERY_MS = 1_000;
    /** What the headset said of its pace, or a sensor of the heart, is of now for so long. */
    private static final long OF_NOW_MS = 10_000;

    private static final double MS_PER_S = 1_000;

    private final Alerts clinic;
    private final Watchers watchers;
    private final Unrecorded unrecorded;
    private final List<ToClient.Alerts.Standing> standing = new ArrayList<>();
    private AlertWatch watch = AlertWatch.NOTHING;
    private @Nullable Double heartRateBpm;
    private long heartAtMs = Long.MIN_VALUE;
    private @Nullable Double framesPerS;
    private long framesAtMs;
    private long headsetAtMs = Long.MIN_VALUE;
    private long spokeAtMs = Long.MIN_VALUE;
    private long runningSinceMs;
    private boolean wasRunning;
    private long lookedAtMs;

    AlertDuty(Alerts clinic, Watchers watchers, Unrecorded unrecorded) {
        this.clinic = clinic;
        this.watchers = watchers;
        this.unrecorded = unrecorded;
    }

    /** The session was found in the log as it is here. */
    void recovered(SessionState state, Instant now) {
        standing.clear();
        List<AlertKind> open = new ArrayList<>();
        for (AlertRecord.Alert alert : state.alerts().alerts()) {
            if (alert.stands()) {
                open.add(alert.kind());
                standing.add(new ToClient.Alerts.Standing(
                        alert.kind(), alert.level(), alert.value(), alert.limit(), alert.atActiveMs()));
            }
        }
        watch = AlertWatch.standing(open, now.toEpochMilli());
    }

    /** @param atMs when it was measured, ms since 1970 */
    void felt(Moment moment, long atMs) {
        if (moment instanceof Moment.Heart heart && heart.touchesSkin() && atMs >= heartAtMs) {
            heartRateBpm = heart.heartRateBpm();
            heartAtMs = atMs;
        } else if (moment instanceof Moment.FrameRate rate) {
            framesPerS = rate.framesPerS();
            framesAtMs = atMs;
        } else if (moment instanceof Moment.Said || moment instanceof Moment.Speaking) {
            spokeAtMs = atMs;
        }
    }

    /** Looked at ten times a second. In a pause, and before the start, nothing is raised and nothing is over. */
    void look(SessionState state, Instant now) {
        long nowMs = now.toEpochMilli();
        if (watchers.headsets() > 0) {
            headsetAtMs = nowMs;
        }
        if (state.isRunning() && !wasRunning) {
            runningSinceMs = nowMs;
        }
        wasRunning = state.isRunning();
        if (!wasRunning || nowMs - lookedAtMs < EVERY_MS) {
            return;
        }
        lookedAtMs = nowMs;
        AlertWatch.Look look = watch.look(clinic, signs(state, nowMs), nowMs);
        watch = look.after();
        for (AlertKind over : look.over()) {
            standing.removeIf(one -> one.kind() == over);
            unrecorded.add(new AlertCommand.ClearAlert(over), now);
        }
        long activeMs = state.clock().activeMsAt(now);
        for (AlertWatch.Raised raised : look.raised()) {
            AlertCommand.RaiseAlert alert = new AlertCommand.RaiseAlert(
                    raised.rule().kind(),
                    raised.rule().level(),
                    Math.round(raised.value() * 10) / 10.0,
                    raised.rule().limit().doubleValue());
            standing.add(
                    new ToClient.Alerts.Standing(alert.kind(), alert.level(), alert.value(), alert.limit(), activeMs));
            unrecorded.add(alert, now);
        }
        if (!look.over().isEmpty() || !look.raised().isEmpty()) {
            watchers.toTherapists(Wire.write(new ToClient.Alerts(standing)));
            unrecorded.send();
        }
    }

    private AlertSigns signs(SessionState state, long nowMs) {
        Double baseline = state.adaptation().notJudged(nowMs) != null
                ? null
                : state.heart().baselineBpm();
        Double bpm = heartRateBpm;
        boolean isOfNow = nowMs - heartAtMs <= OF_NOW_MS;
        SudsCurve.Rating rating = state.sceneSuds().last();
        return new AlertSigns(
                bpm != null && baseline != null && isOfNow ? Double.valueOf(bpm - baseline) : null,
                rating == null ? null : Integer.valueOf(rating.suds()),
                sinceS(spokeAtMs, Math.max(spokeAtMs, runningSinceMs), nowMs),
                nowMs - framesAtMs <= OF_NOW_MS ? framesPerS : null,
                sinceS(heartAtMs, heartAtMs, nowMs),
                sinceS(headsetAtMs, headsetAtMs, nowMs),
                overS(state.talk(), state.clock().activeMsAt(Instant.ofEpochMilli(nowMs))));
    }

    private static @Nullable Double overS(@Nullable TalkRecord talk, long activeMs) {
        return talk == null || !talk.isOver()
                ? null
                : Double.valueOf(Math.max(0, activeMs - talk.waitsFromActiveMs()) / MS_PER_S);
    }

    /** Null where it never was. */
    private static @Nullable Double sinceS(long lastMs, long fromMs, long nowMs) {
        return lastMs == Long.MIN_VALUE ? null : Double.valueOf((nowMs - fromMs) / MS_PER_S);
    }

    /** To a socket that has just joined: what the others know. */
    void showTo(SessionMessage.Join join) {
        if (Watchers.isTherapist(join) && !standing.isEmpty()) {
            join.socket().tell(new ToSocket.Reliable(Wire.write(new ToClient.Alerts(standing))));
        }
    }
}
