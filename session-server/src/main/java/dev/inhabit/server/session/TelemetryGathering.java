package dev.inhabit.server.session;

import dev.inhabit.protocol.SpeechSample;
import dev.inhabit.server.feed.Moment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers five seconds of moments into one chunk. Owned by one actor. */
final class TelemetryGathering {
    /** More than this in five seconds is not a heart. */
    private static final int RR_MAX = 32;

    /** A chunk that began within a second touches six. */
    private static final int SECONDS_MAX = 5;

    private long fromActiveMs;
    private double heartSum;
    private int heartCount;
    private int heartSeconds;
    private long lastHeartSecond = Long.MIN_VALUE;
    private final List<Double> rrMs = new ArrayList<>();
    private final List<Telemetry.Affect> affect = new ArrayList<>();
    private long lastAffectSecond = Long.MIN_VALUE;
    private double yawSum;
    private double pitchSum;
    private int poses;
    private int facesMet;
    private @Nullable Double wordsPerMinute;
    private @Nullable Double fillersPerMinute;
    private double attentionSum;
    private int attentionCount;
    private int framesReceived;
    private int framesRead;
    private final BodyGathering body = new BodyGathering();
    private final GazeGathering gaze = new GazeGathering();
    private final MotionGathering motion = new MotionGathering();
    private @Nullable SpeechSample speech;
    private boolean anything;
    private long crowdTick = -1;
    private String crowdChecksum = "";
    private long crowdLastOrderSequenceNr = -1;

    /** The first chunk begins here, and not at the start of a session that was known before. */
    void beginsAt(long activeMs) {
        fromActiveMs = activeMs;
    }

    /**
     * @param activeMs session time, which stands still before the start and in a pause
     * @param nowMs since 1970
     */
    void felt(Moment moment, long activeMs, long nowMs) {
        anything = true;
        if (moment instanceof Moment.Heart h && !h.touchesSkin()) {
            body.withoutContact(h, nowMs);
        } else if (moment instanceof Moment.Heart h) {
            body.felt(h);
            heartSum += h.heartRateBpm();
            heartCount++;
            if (nowMs / 1000 != lastHeartSecond) {
                lastHeartSecond = nowMs / 1000;
                heartSeconds++;
            }
            h.rrMs().stream().limit(Math.max(0, RR_MAX - rrMs.size())).forEach(rrMs::add);
        } else if (moment instanceof Moment.Affected a) {
            if (activeMs / 1000 != lastAffectSecond) {
                lastAffectSecond = activeMs / 1000;
                affect.add(Telemetry.Affect.of(activeMs, a.sample()));
            }
        } else if (moment instanceof Moment.Body b) {
            body.felt(b);
        } else if (moment instanceof Moment.Pose p) {
            motion.felt(p, nowMs);
            yawSum += p.yawDeg();
            pitchSum += p.pitchDeg();
            poses++;
            if (p.gazeNpc() != null) {
                facesMet++;
            }
        } else if (moment instanceof Moment.Motion m) {
            motion.felt(m);
        } else if (moment instanceof Moment.Speech s) {
            wordsPerMinute = s.wordsPerMinute();
            fillersPerMinute = s.fillersPerMinute();
        } else if (moment instanceof Moment.Frames f) {
            framesReceived += f.received();
            framesRead += f.read();
        }
    }

    /** Where the patient looks in the scene, while its time runs. */
    void looked(Moment.Pose pose, long activeMs) {
        gaze.felt(pose, activeMs);
    }

    /** The last minute's speech as it stands now; null where nothing was said in it. */
    void speech(@Nullable SpeechSample now) {
        speech = now;
        anything |= now != null;
    }

    /** The chunk is to be kept even where nothing was felt. */
    void isWatched() {
        anything = true;
    }

    void attention(double percent) {
        attentionSum += percent;
        attentionCount++;
    }

    void crowd(SessionFeed.CrowdMarked marked) {
        crowdTick = marked.tick();
        crowdChecksum = marked.checksum();
        crowdLastOrderSequenceNr = marked.lastOrderSequenceNr();
        anything = true;
    }

    /**
     * The chunk up to a start, a pause, a resumption or the end, so that none lies on both sides and the last seconds are
     * not lost; null where there was none of these.
     */
    @Nullable
    Telemetry takeAtTurn(SessionState before, SessionState after) {
        boolean turned = before.isLive() && before.phase() != after.phase();
        return turned ? take(after.clock().turnedAtActiveMs()) : null;
    }

    /** The chunk up to now, or null where nothing was felt; begins the next one. */
    @Nullable
    Telemetry take(long activeMs) {
        Telemetry chunk = !anything
                ? null
                : new Telemetry(
                        fromActiveMs,
                        activeMs,
                        heartCount == 0 ? null : heartSum / heartCount,
                        Math.min(SECONDS_MAX, heartSeconds),
                        rrMs,
                        affect,
                        poses == 0 ? null : yawSum / poses,
                        poses == 0 ? null : pitchSum / poses,
                        poses == 0 ? null : (double) facesMet / poses,
                        wordsPerMinute,
                        fillersPerMinute,
                        attentionCount == 0 ? null : attentionSum / attentionCount,
                        framesReceived,
                        framesRead,
                        crowdTick,
                        crowdChecksum,
                        crowdLastOrderSequenceNr,
                        body.taken(),
                        speech == null ? null : SpeechChunk.of(speech),
                        gaze.take(),
                        motion.take());
        fromActiveMs = activeMs;
        body.clear();
        speech = null;
        heartSum = 0;
        heartCount = 0;
        heartSeconds = 0;
        rrMs.clear();
        affect.clear();
        yawSum = 0;
        pitchSum = 0;
        poses = 0;
        facesMet = 0;
        wordsPerMinute = null;
        fillersPerMinute = null;
        attentionSum = 0;
        attentionCount = 0;
        framesReceived = 0;
        framesRead = 0;
        anything = false;
        crowdTick = -1;
        crowdChecksum = "";
        crowdLastOrderSequenceNr = -1;
        return chunk;
    }
}
