package dev.inhabit.headset;

import dev.inhabit.headset.link.Link;
import dev.inhabit.headset.patient.Moment;
import dev.inhabit.headset.patient.Sentence;
import dev.inhabit.headset.scene.Display;
import dev.inhabit.protocol.FromBody;
import dev.inhabit.protocol.ToServer;
import java.util.ArrayList;
import java.util.List;

/** What the server hears of the moment, each at its own rate; nothing of it is kept while cut off. */
final class MomentSender {
    private static final long HEART_EVERY_MS = 1_000;
    private static final long POSE_EVERY_MS = 100;
    private static final long PING_EVERY_MS = 2_000;
    private static final long FRAME_RATE_EVERY_MS = 1_000;
    private static final int RR_MAX = 32;

    private final Link link;
    private final List<Double> rrMs = new ArrayList<>();
    private long heartMs;
    private long poseMs;
    private long pingMs;
    private long frameRateMs;

    MomentSender(Link link) {
        this.link = link;
    }

    /** A new socket: its clock is measured at once. */
    void joined() {
        pingMs = 0;
    }

    void send(Moment moment, Display display, boolean joined, long nowMs, long occurredAtMs) {
        rrMs.addAll(moment.rrMs());
        if (!joined) {
            rrMs.clear();
            return;
        }
        if (nowMs - heartMs >= HEART_EVERY_MS) {
            heartMs = nowMs;
            List<Double> latest = rrMs.subList(Math.max(0, rrMs.size() - RR_MAX), rrMs.size());
            link.sendIfRoom(new FromBody.HeartRate(
                    tenths(moment.heartRateBpm()), List.copyOf(latest), null, null, occurredAtMs));
            rrMs.clear();
        }
        if (nowMs - poseMs >= POSE_EVERY_MS) {
            poseMs = nowMs;
            link.sendIfRoom(new ToServer.HeadPose(
                    tenths(moment.yawDeg()), tenths(moment.pitchDeg()), moment.gazeNpc(), moment.lookedAt()));
        }
        for (Sentence sentence : moment.said()) {
            link.sendIfRoom(new ToServer.Words(sentence.text(), sentence.durationMs()));
        }
        if (nowMs - frameRateMs >= FRAME_RATE_EVERY_MS) {
            frameRateMs = nowMs;
            Double framesPerS = display.framesPerS();
            if (framesPerS != null) {
                link.sendIfRoom(new ToServer.FrameRate(tenths(framesPerS)));
            }
        }
        if (nowMs - pingMs >= PING_EVERY_MS) {
            pingMs = nowMs;
            link.sendIfRoom(new ToServer.Ping(nowMs));
        }
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
