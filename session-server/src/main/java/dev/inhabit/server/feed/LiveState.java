package dev.inhabit.server.feed;

import dev.inhabit.protocol.AffectSample;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.ToClient;
import org.jspecify.annotations.Nullable;

/** The latest of everything that was felt, and how old it is. Owned by one actor. */
public final class LiveState {
    private Moment.@Nullable Heart heart;
    private long heartAtMs;
    private @Nullable AffectSample affect;
    private long affectAtMs;
    private Moment.@Nullable Pose pose;
    private long poseAtMs;
    private Moment.@Nullable Speech speech;
    private final EyeContact eyeContact = new EyeContact();
    private @Nullable Double attentionPercent;

    public void felt(Moment moment, long nowMs) {
        if (moment instanceof Moment.Heart h) {
            heart = h;
            heartAtMs = nowMs;
        } else if (moment instanceof Moment.Affected a) {
            affect = a.sample();
            affectAtMs = nowMs;
        } else if (moment instanceof Moment.Pose p) {
            pose = p;
            poseAtMs = nowMs;
            eyeContact.saw(p.gazeNpc() != null, nowMs);
        } else if (moment instanceof Moment.Speech s) {
            speech = s;
        }
    }

    public void attention(double percent) {
        attentionPercent = percent;
    }

    /** The speaker's score now; null before a word was heard. */
    public @Nullable Integer speakerScore(long nowMs, int before) {
        Moment.Speech s = speech;
        Integer score =
                s == null ? null : SpeakerScore.of(s.wordsPerMinute(), s.fillersPerMinute(), eyeContact.share(nowMs));
        return score == null ? null : SpeakerScore.steady(before, score);
    }

    public ToClient.Live at(
            long epoch,
            long tick,
            long nowMs,
            long activeMs,
            Phase phase,
            boolean headsetConnected,
            boolean recordingBehind,
            boolean leaving,
            int watchers) {
        Moment.Heart h = heart;
        Moment.Pose p = pose;
        Moment.Speech s = speech;
        return new ToClient.Live(
                epoch,
                tick,
                nowMs,
                activeMs,
                phase,
                h == null ? null : h.heartRateBpm(),
                h == null ? null : nowMs - heartAtMs,
                affect,
                affect == null ? null : nowMs - affectAtMs,
                p == null ? null : p.yawDeg(),
                p == null ? null : p.pitchDeg(),
                p == null ? null : p.gazeNpc(),
                p == null ? null : nowMs - poseAtMs,
                s == null ? null : s.wordsPerMinute(),
                s == null ? null : s.fillersPerMinute(),
                eyeContact.share(nowMs),
                attentionPercent,
                headsetConnected,
                recordingBehind,
                leaving,
                watchers);
    }
}
