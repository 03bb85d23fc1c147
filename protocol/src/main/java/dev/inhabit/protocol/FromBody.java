package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atMost;
import static dev.inhabit.protocol.InvalidField.inRange;
import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredText;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples of a sensor on the patient. {@code deviceId} names a device that was paired with {@code pair-device}; null is the
 * headset itself. {@code occurredAtMs} is when they were measured, null for now; it is believed within ten seconds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface FromBody extends ToServer {
    /** Null for the headset itself. */
    @Nullable
    String deviceId();

    /** Ms since 1970; null for now. */
    @Nullable
    Long occurredAtMs();

    /** What a device must measure to send this. */
    BodyMetric metric();

    /**
     * Heart rate of the moment.
     *
     * @param heartRateBpm 20 to 300
     * @param rrMs RR intervals since the last message, oldest first, ms; at most 32
     * @param touchesSkin false where the sensor says that it does not: kept and marked, and nothing is read into it
     */
    @JsonTypeName("heart-rate")
    record HeartRate(
            double heartRateBpm,
            @Nullable List<Double> rrMs,
            @Nullable Boolean touchesSkin,
            @Nullable String deviceId,
            @Nullable Long occurredAtMs)
            implements FromBody {
        public static final double LEAST_BPM = 20;
        public static final double MOST_BPM = 300;
        private static final int RR_MAX = 32;

        public HeartRate {
            inRange("heartRateBpm", heartRateBpm, LEAST_BPM, MOST_BPM);
            if (rrMs != null) {
                atMost("rrMs", rrMs, RR_MAX);
                for (Double rr : rrMs) {
                    inRange("rrMs", present("rrMs", rr), 100, 4_000);
                }
                rrMs = List.copyOf(rrMs);
            }
            checked(deviceId);
        }

        @Override
        public BodyMetric metric() {
            return BodyMetric.HEART_RATE;
        }
    }

    /**
     * The same as a Bluetooth sensor sends it (Heart Rate Service 1.0, characteristic 0x2A37).
     *
     * @param packet the characteristic's value in base64, at most 512 bytes
     */
    @JsonTypeName("heart-packet")
    record HeartPacket(
            String packet,
            @Nullable String deviceId,
            @Nullable Long occurredAtMs) implements FromBody {
        /** 512 bytes, the longest value that Bluetooth has. */
        private static final int CHARS_MAX = 684;

        public HeartPacket {
            requiredText("packet", packet, CHARS_MAX);
            checked(deviceId);
        }

        @Override
        public BodyMetric metric() {
            return BodyMetric.HEART_RATE;
        }

        /** Not what was measured. */
        @Override
        public String toString() {
            return "HeartPacket";
        }
    }

    /**
     * Skin conductance since the last message, evenly sampled.
     *
     * @param skinUs µS, oldest first, each 0 to 100; 1 to 256
     * @param rateHz samples per second, 2 to 64
     */
    @JsonTypeName("skin-conductance")
    record SkinConductance(
            List<Double> skinUs,
            double rateHz,
            @Nullable String deviceId,
            @Nullable Long occurredAtMs) implements FromBody {
        public static final int SAMPLES_MAX = 256;

        public SkinConductance {
            atMost("skinUs", present("skinUs", skinUs), SAMPLES_MAX);
            if (skinUs.isEmpty()) {
                throw new InvalidField("skinUs", "skinUs has 0 entries, must have 1 to " + SAMPLES_MAX);
            }
            for (Double us : skinUs) {
                inRange("skinUs", present("skinUs", us), 0, 100);
            }
            skinUs = List.copyOf(skinUs);
            inRange("rateHz", rateHz, 2, 64);
            checked(deviceId);
        }

        @Override
        public BodyMetric metric() {
            return BodyMetric.SKIN_CONDUCTANCE;
        }
    }

    private static void checked(@Nullable String deviceId) {
        if (deviceId != null) {
            PairedDevice.checkedId(deviceId);
        }
    }
}
