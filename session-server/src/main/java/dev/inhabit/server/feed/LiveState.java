package dev.inhabit.server.feed;

import dev.inhabit.protocol.AffectSample;
import dev.inhabit.protocol.ConversationView;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.SpeechSample;
import dev.inhabit.protocol.ToClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest of everything that was felt, and how old it is. Owned by one actor. */
public final class LiveState {
    private final SpeakerTargets targets;
    /** The senses sum up the last minute of speech. */
    private static final long SPEECH_LASTS_MS = 60_000;
    /** How fast a headset drew longer ago says nothing of now. */
    private static final long OF_NOW_MS = 10_000;

    private Moment.@Nullable Heart heart;
    private long heartAtMs;
    private @Nullable AffectSample affect;
    private long affectAtMs;
    private long affectAtActiveMs;
    private Moment.@Nullable Pose pose;
    private long poseAtMs;
    private Moment.@Nullable Speech speech;
    private long speechAtMs;
    private final EyeContact eyeContact = new EyeContact();
    private @Nullable Double attentionPercent;
    private double framesPerS;
    private long framesAtMs = Long.MIN_VALUE;

    public LiveState(SpeakerTargets targets) {
        this.targets = targets;
    }

    /**
     * @param nowMs when it was felt, ms since 1970
     * @param activeMs session time, ms
     */
    public void felt(Moment moment, long nowMs, long activeMs) {
        if (moment instanceof Moment.Heart h) {
            if (h.touchesSkin() && nowMs >= heartAtMs) {
                heart = h;
                heartAtMs = nowMs;
            }
        } else if (moment instanceof Moment.Affected a) {
            affect = a.sample();
            affectAtMs = nowMs;
            affectAtActiveMs = activeMs;
        } else if (moment instanceof Moment.Pose p) {
            pose = p;
            poseAtMs = nowMs;
            eyeContact.saw(p.gazeNpc() != null, nowMs);
        } else if (moment instanceof Moment.Speech s) {
            speech = s;
            speechAtMs = nowMs - s.endedAgoMs();
        } else if (moment instanceof Moment.FrameRate rate) {
            framesPerS = rate.framesPerS();
            framesAtMs = nowMs;
        } else if (moment instanceof Moment.Said said) {
            eyeContact.spoke(said.durationMs(), nowMs);
        }
    }

    public void attention(double percent) {
        attentionPercent = percent;
    }

    /** What is said of a minute's speech is untrue once that minute is over; a headset that is gone never says so. */
    private Moment.@Nullable Speech speechAt(long nowMs) {
        Moment.Speech s = speech;
        return s == null || s.wordsPerMinute() == null || nowMs - speechAtMs >= SPEECH_LASTS_MS ? null : s;
    }

    /** The last minute's speech with where the patient looked meanwhile; null where nothing was said in it. */
    public @Nullable SpeechSample speech(long nowMs) {
        Moment.Speech s = speechAt(nowMs);
        SpeechSample sample = s == null ? null : s.sample();
        return sample == null ? null : sample.lookedAt(eyeContact.shareWhileSpeaking(nowMs));
    }

    /** When the last word was said, ms since 1970; long ago where none was. */
    public long spokenAtMs() {
        return speechAtMs;
    }

    /** The speaker's score now; null where nothing was said lately, but in a talk, where silence is told too. */
    public @Nullable Integer speakerScore(long nowMs, int before) {
        SpeechSample s = speech(nowMs);
        if (s == null) {
            return null;
        }
        Double eyes = s.eyeContactShare() == null ? eyeContact.share(nowMs) : s.eyeContactShare();
        return SpeakerScore.steady(
                before,
                SpeakerScore.of(
                        targets, s.wordsPerMinute(), s.fillersPerMinute(), eyes, s.silenceShare() * s.speakingS()));
    }

    public ToClient.Live at(
            long epoch,
            long tick,
            long nowMs,
            long activeMs,
            Phase phase,
            boolean headsetConnected,
            boolean headsetReady,
            boolean recordingBehind,
            boolean leaving,
            List<Integer> looking,
            List<ConversationView.Actor> acting,
            int watchers) {
        Moment.Heart h = heart;
        Moment.Pose p = pose;
        Moment.Speech s = speechAt(nowMs);
        AffectSample a = affect;
        return new ToClient.Live(
                epoch,
                tick,
                nowMs,
                activeMs,
                phase,
                h == null ? null : h.heartRateBpm(),
                h == null ? null : nowMs - heartAtMs,
                a == null ? null : a.at(affectAtActiveMs),
                a == null ? null : nowMs - affectAtMs,
                p == null ? null : p.yawDeg(),
                p == null ? null : p.pitchDeg(),
                p == null ? null : p.gazeNpc(),
                p == null ? null : nowMs - poseAtMs,
                s == null ? null : s.wordsPerMinute(),
                s == null ? null : s.fillersPerMinute(),
                s == null ? null : nowMs - speechAtMs,
                eyeContact.share(nowMs),
                attentionPercent,
                headsetConnected,
                headsetReady,
                nowMs - OF_NOW_MS > framesAtMs ? null : framesPerS,
                recordingBehind,
                leaving,
                looking,
                acting,
                watchers);
    }
}
