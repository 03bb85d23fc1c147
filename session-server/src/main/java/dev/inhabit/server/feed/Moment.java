package dev.inhabit.server.feed;

import dev.inhabit.protocol.AffectSample;
import dev.inhabit.protocol.BodySample;
import dev.inhabit.protocol.LookedAt;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.SpeechSample;
import dev.inhabit.server.record.CrossesNodes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the headset or the senses say of this moment. */
public sealed interface Moment extends CrossesNodes {
    /**
     * @param heartRateBpm 20 to 300
     * @param rrMs RR intervals, oldest first
     * @param touchesSkin whether the sensor feels the skin, as far as it says: otherwise nothing is read into it
     * @param deviceId which paired device it came from; null for the headset itself
     */
    record Heart(
            double heartRateBpm,
            List<Double> rrMs,
            boolean touchesSkin,
            @Nullable String deviceId) implements Moment {
        public Heart {
            rrMs = List.copyOf(rrMs);
        }

        /** Of a sensor on the skin that is the headset's own. */
        public Heart(double heartRateBpm, List<Double> rrMs) {
            this(heartRateBpm, rrMs, true, null);
        }
    }

    /**
     * What heart and skin said over the last minute.
     *
     * @param skinDeviceId which paired device the skin's samples came from; null for the headset itself, or without any
     */
    record Body(BodySample sample, @Nullable String skinDeviceId) implements Moment {}

    /**
     * @param at what is looked at; null where it is not told
     */
    record Pose(
            double yawDeg,
            double pitchDeg,
            @Nullable Integer gazeNpc,
            @Nullable LookedAt at) implements Moment {
        public Pose(double yawDeg, double pitchDeg, @Nullable Integer gazeNpc) {
            this(yawDeg, pitchDeg, gazeNpc, null);
        }
    }

    /** How much the patient is shaken, without gravity, g. */
    record Motion(double accelerationG) implements Moment {}

    /** A fused and smoothed reading; its {@code atActiveMs} is set by the session. */
    record Affected(AffectSample sample) implements Moment {}

    /**
     * How the patient speaks now.
     *
     * @param sample the last minute, but for what is known only with the poses of the head; null where nothing was said lately
     * @param endedAgoMs how long ago the last word of it was said
     */
    record Speech(@Nullable SpeechSample sample, long endedAgoMs) implements Moment {
        public @Nullable Double wordsPerMinute() {
            SpeechSample said = sample;
            return said == null ? null : said.wordsPerMinute();
        }

        public @Nullable Double fillersPerMinute() {
            SpeechSample said = sample;
            return said == null ? null : said.fillersPerMinute();
        }
    }

    /**
     * What rules read from some words that were just said.
     *
     * @param findings signs of danger of any level, the gravest first
     * @param rulesVersion which rules, 12 hex digits
     * @param topics as the rules name them, the most mentioned first
     * @param keywords in lower case, the weightiest first
     */
    record WordsRead(List<RiskFinding> findings, String rulesVersion, List<String> topics, List<String> keywords)
            implements Moment {
        public WordsRead {
            findings = List.copyOf(findings);
            topics = List.copyOf(topics);
            keywords = List.copyOf(keywords);
        }

        /** The highest of the findings; empty where there are none. */
        public Optional<RiskLevel> level() {
            return findings.stream().map(RiskFinding::level).max(Comparator.naturalOrder());
        }

        public boolean saysNothing() {
            return findings.isEmpty() && topics.isEmpty() && keywords.isEmpty();
        }

        /** Names no reading: what a person said must not reach a log by way of a message. */
        @Override
        public String toString() {
            return "WordsRead";
        }
    }

    /**
     * What the patient has just said, for a conversation that waits for an answer; not kept.
     *
     * @param confidencePercent how sure the recognition is, 0 to 100
     * @param durationMs how long it took to say
     */
    record Said(String text, int confidencePercent, int durationMs) implements Moment {
        /** Not what was said. */
        @Override
        public String toString() {
            return "Said";
        }
    }

    /** The patient is speaking, for so long already, ms. */
    record Speaking(int forMs) implements Moment {}

    /** How fast the headset draws. */
    record FrameRate(double framesPerS) implements Moment {}

    /** Camera frames since the last message of this kind. */
    record Frames(int received, int read) implements Moment {}

    /** The headset has shown everything up to this sequence number. */
    record Shown(long sequenceNr) implements Moment {}
}
