package dev.inhabit.server.gateway;

import dev.inhabit.affect.physiology.HeartRatePacket;
import dev.inhabit.affect.physiology.UnreadablePacketException;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.FromBody;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.PairedDevice;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.feed.BodyAtRest;
import dev.inhabit.server.feed.HeartBeats;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.SkinSamples;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the sensors on the patient send over one headset's socket, on its way in: whose it is, whether it can be read, and
 * where something is missing. For one thread.
 */
final class BodyIntake {
    /** A device's clock is believed within this. */
    private static final long BELIEVED_MS = 10_000;
    /** A refusal that goes on is said again after so long, and not with each sample. */
    private static final long SAID_EVERY_NANOS = 5_000_000_000L;

    private final EntityId session;
    private final Senses senses;
    private final LongSupplier nowMs;
    private final Consumer<ToClient> say;
    private final Consumer<Moment> felt;
    private final TokenBucket skinMessages;
    private final SampleSource heartSource = new SampleSource();
    private final SampleSource skinSource = new SampleSource();
    private ToSocket.@Nullable BodyKnown known;
    private @Nullable String saidOf;
    private long saidAtNanos;

    BodyIntake(
            EntityId session,
            Senses senses,
            SocketLimits limits,
            LongSupplier nowMs,
            Consumer<ToClient> say,
            Consumer<Moment> felt) {
        this.session = session;
        this.senses = senses;
        this.nowMs = nowMs;
        this.say = say;
        this.felt = felt;
        this.skinMessages = new TokenBucket(limits.skinPerS(), limits.skinBurst());
    }

    void knows(ToSocket.BodyKnown now) {
        known = now;
    }

    /** A sample that was not taken: what comes next does not follow what came before. */
    void lost(FromBody sample) {
        source(sample).gap();
    }

    void take(FromBody sample, long nowNanos) {
        if (!isAttributable(sample, nowNanos) || !source(sample).follows(sample.deviceId(), nowNanos)) {
            return;
        }
        if (sample instanceof FromBody.HeartRate heart) {
            beats(
                    heart.heartRateBpm(),
                    heart.rrMs() == null ? List.of() : heart.rrMs(),
                    heart.touchesSkin() == null || heart.touchesSkin(),
                    heart);
        } else if (sample instanceof FromBody.HeartPacket packet) {
            packet(packet);
        } else if (sample instanceof FromBody.SkinConductance skin) {
            skin(skin, nowNanos);
        }
    }

    /** Whether it is known whose sample it is; otherwise the sender is told. */
    private boolean isAttributable(FromBody sample, long nowNanos) {
        String deviceId = sample.deviceId();
        if (deviceId == null) {
            return true;
        }
        ToSocket.BodyKnown now = known;
        if (now == null) {
            // Not joined yet: nobody knows which devices there are.
            lost(sample);
            return false;
        }
        PairedDevice device = now.devices().stream()
                .filter(one -> one.deviceId().equals(deviceId))
                .findFirst()
                .orElse(null);
        if (device != null && device.measures(sample.metric())) {
            return true;
        }
        lost(sample);
        sayNowAndThen(
                deviceId,
                nowNanos,
                device == null
                        ? Refusal.of(ErrorCode.DEVICE_NOT_PAIRED, "deviceId " + deviceId + " is not paired")
                        : Refusal.invalid(
                                "deviceId", "deviceId " + deviceId + " is paired for other samples than these"));
        return false;
    }

    private void sayNowAndThen(String of, long nowNanos, Refusal refusal) {
        if (!of.equals(saidOf) || nowNanos - saidAtNanos >= SAID_EVERY_NANOS) {
            saidOf = of;
            saidAtNanos = nowNanos;
            say.accept(new ToClient.Refused(Translation.problem(refusal)));
        }
    }

    /** Each packet that cannot be read is answered; the stream goes on, with a gap. */
    private void packet(FromBody.HeartPacket sent) {
        try {
            HeartRatePacket packet = HeartRatePacket.parse(Base64.getDecoder().decode(sent.packet()));
            if (packet.heartRateBpm() < FromBody.HeartRate.LEAST_BPM
                    || packet.heartRateBpm() > FromBody.HeartRate.MOST_BPM) {
                throw new InvalidField("packet", "packet tells a heart rate that is not 20 to 300 bpm");
            }
            beats(
                    packet.heartRateBpm(),
                    Arrays.stream(packet.rrMs()).boxed().toList(),
                    packet.contact().isUsable(),
                    sent);
        } catch (UnreadablePacketException e) {
            unreadable(sent, new InvalidField("packet", "packet is no Heart Rate Measurement: " + e.getMessage()));
        } catch (InvalidField e) {
            unreadable(sent, e);
        } catch (IllegalArgumentException e) {
            unreadable(
                    sent,
                    InvalidField.outside("packet", "a text of " + sent.packet().length() + " characters", "base64"));
        }
    }

    private void unreadable(FromBody sample, InvalidField why) {
        lost(sample);
        say.accept(new ToClient.Refused(Translation.problem(why)));
    }

    private void beats(double bpm, List<Double> rrMs, boolean touchesSkin, FromBody sample) {
        HeartBeats beats = new HeartBeats(bpm, rrMs, touchesSkin, heartSource.takeGap(), measuredAtMs(sample));
        if (!senses.heart(session, beats, rest())) {
            heartSource.gap();
        }
        felt.accept(new Moment.Heart(bpm, rrMs, touchesSkin, sample.deviceId()));
    }

    private BodyAtRest rest() {
        ToSocket.BodyKnown now = known;
        return now == null ? BodyAtRest.UNKNOWN : now.rest();
    }

    private void skin(FromBody.SkinConductance skin, long nowNanos) {
        if (!skinMessages.tryTake(nowNanos)) {
            lost(skin);
            sayNowAndThen(
                    "skin-conductance",
                    nowNanos,
                    Refusal.retryLater(
                            ErrorCode.RATE_LIMITED,
                            "too many messages of skin conductance at once",
                            skinMessages.retryAfterMs(nowNanos)));
            return;
        }
        SkinSamples samples = new SkinSamples(
                skin.skinUs(), skin.rateHz(), skin.deviceId(), skinSource.takeGap(), measuredAtMs(skin));
        if (!senses.skin(session, samples, rest())) {
            skinSource.gap();
        }
    }

    private long measuredAtMs(FromBody sample) {
        long now = nowMs.getAsLong();
        Long occurred = sample.occurredAtMs();
        return occurred == null || Math.abs(now - occurred) > BELIEVED_MS ? now : occurred;
    }

    private SampleSource source(FromBody sample) {
        return sample instanceof FromBody.SkinConductance ? skinSource : heartSource;
    }
}
