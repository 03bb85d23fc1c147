package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.inRange;
import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredLines;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a client may send over a socket as JSON text. {@link SessionRequest}s are recorded and answered one by one;
 * the rest is the moment: the latest wins and nothing is answered.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ToServer
        permits SessionRequest,
                ToServer.Hello,
                ToServer.Ping,
                ToServer.Seen,
                ToServer.SceneReady,
                FromBody,
                ToServer.HeadPose,
                ToServer.Words,
                ToServer.Speaking,
                ToServer.FrameRate,
                ToServer.Motion,
                ToServer.DeviceReading,
                ReplayRequest {

    /**
     * First message on every socket.
     *
     * @param cursor sequence number of the last clinical update the client has; null or 0 for all
     * @param liveHz how often live state is wanted, 1 to 30 a second; null for 10
     * @param crowd whether binary crowd frames are wanted; null for yes
     * @param client name and version of the program, for support
     * @param device what a headset is and can do; null for what is taken for granted
     */
    @JsonTypeName("hello")
    record Hello(
            @Nullable Long cursor,
            @Nullable Integer liveHz,
            @Nullable Boolean crowd,
            @Nullable String client,
            @Nullable DeviceProfile device)
            implements ToServer {
        public Hello(
                @Nullable Long cursor, @Nullable Integer liveHz, @Nullable Boolean crowd, @Nullable String client) {
            this(cursor, liveHz, crowd, client, null);
        }

        public Hello {
            if (liveHz != null) {
                inRange("liveHz", liveHz, 1, 30);
            }
            InvalidField.optionalText("client", client, 128);
        }
    }

    /** Answered at once with {@link ToClient.Pong}; from several a client measures its clock's offset. */
    @JsonTypeName("ping")
    record Ping(long clientMs) implements ToServer {}

    /**
     * The headset has shown what was recorded up to this sequence number. One that was never recorded, or that is below
     * an earlier one, is passed over.
     */
    @JsonTypeName("seen")
    record Seen(long sequenceNr) implements ToServer {
        public Seen {
            if (sequenceNr < 0) {
                throw InvalidField.outside("sequenceNr", Long.toString(sequenceNr), "at least 0");
            }
        }
    }

    /**
     * The headset has the whole scene and has built it: the patient can go in. Said after each welcome.
     *
     * @param revision of the scene that it has built, as the welcome names it; null where it names none
     */
    @JsonTypeName("ready")
    record SceneReady(@Nullable String revision) implements ToServer {
        public SceneReady {
            InvalidField.optionalText("revision", revision, 64);
        }
    }

    /**
     * Where the head is turned and what is looked at.
     *
     * @param yawDeg −180 to 180, 0 towards the middle of the audience, positive to the patient's right
     * @param pitchDeg −90 to 90, positive up
     * @param gazeNpc number of the person looked at; null where none
     * @param lookedAt what is looked at where it is nobody's face; null where the headset does not say, and the server
     *     goes by the direction
     */
    @JsonTypeName("head-pose")
    record HeadPose(
            double yawDeg,
            double pitchDeg,
            @Nullable Integer gazeNpc,
            @Nullable LookedAt lookedAt) implements ToServer {
        public HeadPose(double yawDeg, double pitchDeg, @Nullable Integer gazeNpc) {
            this(yawDeg, pitchDeg, gazeNpc, null);
        }

        public HeadPose {
            inRange("yawDeg", yawDeg, -180, 180);
            inRange("pitchDeg", pitchDeg, -90, 90);
            if (gazeNpc != null) {
                inRange("gazeNpc", gazeNpc, 0, 499);
            }
            if (lookedAt == LookedAt.FACE && gazeNpc == null) {
                throw new InvalidField("gazeNpc", "gazeNpc is missing: lookedAt is face");
            }
        }
    }

    /**
     * Words the patient has just said, as recognised on the device. Read, then gone: none is stored but a phrase that rules
     * take for a sign of danger.
     *
     * @param durationMs how long they took to say, 0 to 60000
     * @param confidencePercent how sure the recognition is, 0 to 100; null where it does not say, which counts as sure
     */
    @JsonTypeName("words")
    record Words(String text, int durationMs, @Nullable Integer confidencePercent) implements ToServer {
        public Words {
            requiredLines("text", text, 2_000);
            inRange("durationMs", durationMs, 0, 60_000);
            if (confidencePercent != null) {
                inRange("confidencePercent", confidencePercent, 0, 100);
            }
        }

        public Words(String text, int durationMs) {
            this(text, durationMs, null);
        }
    }

    /**
     * The patient is speaking: said about twice a second while they do, before their words are recognised. In a conversation
     * nobody takes them for silent then, and somebody may cut in.
     *
     * @param forMs for so long already, 0 to 600000
     */
    @JsonTypeName("speaking")
    record Speaking(int forMs) implements ToServer {
        public Speaking {
            inRange("forMs", forMs, 0, 600_000);
        }
    }

    /**
     * How fast the headset draws, once a second: below its pace the patient may feel sick.
     *
     * @param framesPerS 0 to 1000
     */
    @JsonTypeName("frame-rate")
    record FrameRate(double framesPerS) implements ToServer {
        public FrameRate {
            inRange("framesPerS", framesPerS, 0, 1_000);
        }
    }

    /**
     * How much the patient is shaken, about once a second, by an accelerometer of the headset or of a sensor on the body:
     * a heart that beats faster by moving says nothing of fear.
     *
     * @param accelerationG mean since the last, without gravity, 0 to 16 g
     */
    @JsonTypeName("motion")
    record Motion(double accelerationG) implements ToServer {
        public Motion {
            inRange("accelerationG", accelerationG, 0, 16);
        }
    }

    /**
     * A face that was read on the device, so that no picture leaves it.
     *
     * @param probabilities seven, in the order of {@link Emotion} without {@code unknown}; each 0 to 1, together
     *     1 ± {@value #SUM_TOLERANCE}, or all 0 where no face was seen
     * @param confidence 0 to 1
     */
    @JsonTypeName("device-reading")
    record DeviceReading(List<Double> probabilities, double confidence, int faceCount) implements ToServer {
        static final double SUM_TOLERANCE = 0.01;

        public DeviceReading {
            present("probabilities", probabilities);
            if (probabilities.size() != 7) {
                throw new InvalidField(
                        "probabilities", "probabilities has " + probabilities.size() + " entries, must have 7");
            }
            for (Double p : probabilities) {
                inRange("probabilities", present("probabilities", p), 0, 1);
            }
            probabilities = List.copyOf(probabilities);
            inRange("confidence", confidence, 0, 1);
            inRange("faceCount", faceCount, 0, 100);
            double sum = probabilities.stream().mapToDouble(p -> p).sum();
            // Seven rounded numbers may miss the limit by a hair that is not theirs.
            if (Math.abs(sum - 1) > SUM_TOLERANCE + 1e-9 && (faceCount > 0 || sum != 0)) {
                throw new InvalidField(
                        "probabilities", "probabilities sum to " + sum + ", must sum to 1 within " + SUM_TOLERANCE);
            }
        }
    }
}
