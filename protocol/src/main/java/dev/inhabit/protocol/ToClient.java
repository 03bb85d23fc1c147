package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything the server may send over a socket as JSON text; binary messages are crowd frames. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ToClient {
    /**
     * Answer to hello: who you are here, and where things stand. Updates after {@code cursor} follow at once.
     *
     * @param cursor the client's own; 0 where that is beyond the session's end, as after its store was restored from a
     *     backup: what the client holds is void then, and everything comes again
     * @param profile what is used of a headset; null to everybody else
     * @param epoch of live state; after a change all live state held by the client is void
     */
    @JsonTypeName("welcome")
    record Welcome(
            String purpose,
            @Nullable String accountId,
            SessionView session,
            long cursor,
            long epoch,
            int liveHz,
            long serverMs,
            @Nullable NegotiatedProfile profile)
            implements ToClient {}

    /**
     * A clinical update: gap-free and in order.
     *
     * @param session as it stood after this update; over a socket, the updates that the server had to read from its store
     *     for a client that was away all carry the session as it stood after the last of them
     */
    @JsonTypeName("recorded")
    record Recorded(
            long sequenceNr,
            long recordedAtMs,
            long occurredAtMs,
            long atActiveMs,
            @Nullable String by,
            @Nullable String commandId,
            SessionUpdate update,
            SessionSummary session)
            implements ToClient {}

    /** The parts of a session that change most, sent with each update so that a page need not fold. */
    record SessionSummary(
            Phase phase,
            @Nullable Outcome outcome,
            @Nullable String controllerId,
            long activeMs,
            SessionView.Audience audience,
            SessionView.HabituationView habituation,
            @Nullable Double baselineHeartRateBpm,
            int baselineRestS) {}

    /**
     * The moment. The latest wins: a slow client gets fewer, never old ones.
     *
     * @param activeMs session time now; stands still in a pause
     * @param heartRateAgeMs how old the heart rate is
     * @param headPoseAgeMs how old {@code headYawDeg}, {@code headPitchDeg} and {@code gazeNpc} are
     * @param speechAgeMs since the last word of which {@code wordsPerMinute} and {@code fillersPerMinute} tell; they
     *     vanish at 60,000
     * @param attention mean attention of the audience, 0 to 100
     * @param headsetReady a headset has the whole scene and has built it
     * @param framesPerS how fast the headset draws; null where it has not said so for ten seconds
     * @param recordingBehind the store is slow or away: what you see is live, but not yet recorded
     * @param looking numbers of the people of a conversation who look at the patient now; empty where there is none
     * @param acting what they do with their bodies
     * @param leaving the way out was shown and is not yet recorded: the patient leaves the scene, whatever {@code phase} says
     */
    @JsonTypeName("live")
    record Live(
            long epoch,
            long tick,
            long serverMs,
            long activeMs,
            Phase phase,
            @Nullable Double heartRateBpm,
            @Nullable Long heartRateAgeMs,
            @Nullable AffectSample affect,
            @Nullable Long affectAgeMs,
            @Nullable Double headYawDeg,
            @Nullable Double headPitchDeg,
            @Nullable Integer gazeNpc,
            @Nullable Long headPoseAgeMs,
            @Nullable Double wordsPerMinute,
            @Nullable Double fillersPerMinute,
            @Nullable Long speechAgeMs,
            @Nullable Double eyeContactShare,
            @Nullable Double attention,
            boolean headsetConnected,
            boolean headsetReady,
            @Nullable Double framesPerS,
            boolean recordingBehind,
            boolean leaving,
            List<Integer> looking,
            List<ConversationView.Actor> acting,
            int watchers)
            implements ToClient {
        public Live {
            looking = List.copyOf(looking);
            acting = List.copyOf(acting);
        }
    }

    /**
     * Fingerprints of what was shown, once a second: of the crowd at a tick and of the durable state.
     *
     * @param crowdChecksum 16 hex digits
     * @param lastOrderSequenceNr greatest sequence number among the orders that the crowd showed at that tick; 0 where
     *     there was none, −1 where it is not known. An order that was stored late may change a tick that has been marked:
     *     the tick is then marked again
     * @param sequenceNr of the last event that {@code stateHash} covers
     * @param stateHash 16 hex digits
     */
    @JsonTypeName("mark")
    record Mark(long tick, String crowdChecksum, long lastOrderSequenceNr, long sequenceNr, String stateHash)
            implements ToClient {}

    /** Answer to one request. */
    @JsonTypeName("answer")
    record Answer(
            String commandId,
            Result result,
            @Nullable Long sequenceNr,
            @Nullable Problem error) implements ToClient {}

    enum Result {
        /** On disk. */
        @JsonProperty("recorded")
        RECORDED,
        /** It was on disk already: same command id. */
        @JsonProperty("repeated")
        REPEATED,
        /** An exit has reached the headset; {@code recorded} follows. */
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("refused")
        REFUSED,
        /** Perhaps on disk: ask again with the same command id. */
        @JsonProperty("unknown")
        UNKNOWN
    }

    /** Why something failed. */
    record Problem(
            ErrorCode code,
            String message,
            @Nullable String field,
            @Nullable Long retryAfterMs) {}

    /** To the headset: leave the scene now. */
    @JsonTypeName("go-to-safe-scene")
    record GoToSafeScene(String by, @Nullable String reason) implements ToClient {}

    /** To watchers: the headset has shown everything up to this sequence number. */
    @JsonTypeName("shown")
    record Shown(long sequenceNr) implements ToClient {}

    /**
     * To a therapist who watches: what the patient's words were about so far, by rules. Each message holds all that is
     * known; nothing of it is recorded. Times are session time, ms.
     *
     * @param topics the latest first
     * @param keywords the latest first, at most 12
     * @param signs the latest of each kind of sign of danger, the latest first; mild ones too
     */
    @JsonTypeName("words-heard")
    record WordsHeard(List<Topic> topics, List<Keyword> keywords, List<Sign> signs) implements ToClient {
        /**
         * @param topic as the file of topics names it
         * @param mentions how often it was named so far
         */
        public record Topic(String topic, int mentions, long lastActiveMs) {}

        public record Keyword(String word, long lastActiveMs) {}

        public record Sign(RiskCategory category, RiskLevel level, long lastActiveMs) {}

        public WordsHeard {
            topics = List.copyOf(topics);
            keywords = List.copyOf(keywords);
            signs = List.copyOf(signs);
        }
    }

    /**
     * To a therapist who watches: signs of danger were heard just now. It says at once what {@code recorded} says again
     * when it is on disk, with the same {@code occurredAtMs}; a store that is away does not hold it back.
     *
     * @param atActiveMs session time, ms
     */
    @JsonTypeName("risk-heard")
    record RiskHeard(
            long occurredAtMs, long atActiveMs, RiskLevel level, List<RiskFinding> findings, String rulesVersion)
            implements ToClient {
        public RiskHeard {
            findings = List.copyOf(findings);
        }
    }

    /**
     * To a therapist who watches, every few seconds while a sensor is there: heart and skin as they stand. In a replay for each
     * five seconds that were recorded.
     *
     * @param atActiveMs session time, ms
     * @param status of the heart rate against the baseline; null without either, and while the patient is motion sick
     * @param recoveryPercent of the way from the peak back to the baseline; null likewise
     * @param restRmssdMs RMSSD at rest before the scene, ms; null where it was not measured
     * @param variabilityLogRatio natural logarithm of RMSSD over that at rest; null likewise
     * @param motionSick motion sickness was reported or scored: nothing is read into the heart
     * @param notJudged why nothing is read into the heart; null where it is
     * @param sample the last minute; null where nothing but a rate came lately
     * @param pushed what a device told over HTTP; null where none ever did
     * @param phases of the scene so far; empty where no heart rate came in it
     */
    @JsonTypeName("body")
    record Body(
            long atActiveMs,
            BodyView heart,
            @Nullable HeartStatus status,
            @Nullable Double recoveryPercent,
            @Nullable Double restRmssdMs,
            @Nullable Double variabilityLogRatio,
            boolean motionSick,
            @Nullable NotJudged notJudged,
            @Nullable BodySample sample,
            @Nullable PushedView pushed,
            List<HeartPhase> phases)
            implements ToClient {
        public Body {
            phases = List.copyOf(phases);
        }
    }

    /**
     * To the patient, headset or page, at the same times: the own heart and nothing that is read into it.
     *
     * @param atActiveMs session time, ms
     */
    @JsonTypeName("own-heart")
    record OwnHeart(long atActiveMs, BodyView heart) implements ToClient {}

    /**
     * To a therapist who watches, every five seconds while something was said in the last minute. In a replay for each five
     * seconds that were recorded.
     *
     * @param atActiveMs session time, ms
     * @param sample null where nothing was said for a minute
     */
    @JsonTypeName("speech-heard")
    record SpeechHeard(long atActiveMs, @Nullable SpeechSample sample) implements ToClient {}

    /**
     * To a therapist who watches, when one comes or goes: all alerts that stand. It says at once what {@code recorded} says
     * again when it is on disk; a store that is away does not hold it back.
     */
    @JsonTypeName("alerts")
    record Alerts(List<Standing> standing) implements ToClient {
        /** See {@link AlertView} for the fields. */
        public record Standing(AlertKind kind, AlertLevel level, double value, double limit, long atActiveMs) {}

        public Alerts {
            standing = List.copyOf(standing);
        }
    }

    /**
     * In a replay, to a therapist, for each five seconds of which an imported file tells something: what it tells.
     *
     * @param atActiveMs session time, ms
     */
    @JsonTypeName("imported-heart")
    record ImportedHeart(long atActiveMs, List<OfFile> files) implements ToClient {
        /**
         * @param importedSequenceNr of the event by which the file was taken in
         * @param heartRateBpm mean of the five seconds; null in a gap
         * @param rmssdMs over the last minute; null where it is withheld
         */
        public record OfFile(
                long importedSequenceNr,
                String device,
                long importedAtMs,
                String by,
                @Nullable Double heartRateBpm,
                @Nullable Double rmssdMs) {}

        public ImportedHeart {
            files = List.copyOf(files);
        }
    }

    @JsonTypeName("pong")
    record Pong(long clientMs, long serverMs) implements ToClient {}

    /**
     * To the sender of media, once a second while it sends.
     *
     * @param droppedShare of the frames of the last second, 0 to 1
     * @param suggestedFps what the server can read now; send no more than that
     */
    @JsonTypeName("media-report")
    record MediaReport(int framesReceived, int framesRead, int framesDropped, double droppedShare, double suggestedFps)
            implements ToClient {}

    /** A media message that could not be used; the stream goes on. */
    @JsonTypeName("media-refused")
    record MediaRefused(long frameNr, Problem error) implements ToClient {}

    /** A reading of one camera frame, to the one who sent it. */
    @JsonTypeName("frame-read")
    record FrameRead(
            long frameNr,
            Emotion expression,
            double confidence,
            int faceCount,
            @Nullable Box primaryFace) implements ToClient {}

    /** In pixels of the frame as sent. */
    record Box(int x, int y, int width, int height) {}

    /** A message that could not be read or is not allowed here. */
    @JsonTypeName("problem")
    record Refused(Problem error) implements ToClient {}

    /** What can be replayed, and where the replay stands. */
    @JsonTypeName("replay")
    record Replay(long atMs, long lengthMs, double speed, boolean playing, boolean verified) implements ToClient {}

    /** The server closes this socket; reconnect where {@code reconnect} says so. */
    @JsonTypeName("bye")
    record Bye(String reason, boolean reconnect) implements ToClient {}
}
