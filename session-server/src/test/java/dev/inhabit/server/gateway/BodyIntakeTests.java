package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.DeviceKind;
import dev.inhabit.protocol.DeviceMetric;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.FromBody;
import dev.inhabit.protocol.PairedDevice;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.server.feed.BodyAtRest;
import dev.inhabit.server.feed.Floor;
import dev.inhabit.server.feed.HeartBeats;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.SkinSamples;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyIntakeTests {
    private static final long SECOND = 1_000_000_000L;
    private static final PairedDevice STRAP = new PairedDevice(
            "strap-1",
            DeviceKind.CHEST_STRAP,
            "Polar H10",
            List.of(new DeviceMetric(BodyMetric.HEART_RATE, "bpm"), new DeviceMetric(BodyMetric.RR, "ms")));

    private final List<HeartBeats> beats = new ArrayList<>();
    private final List<SkinSamples> skin = new ArrayList<>();
    private final List<@Nullable Double> baselines = new ArrayList<>();
    private final List<ToClient.Problem> said = new ArrayList<>();
    private final List<Moment> felt = new ArrayList<>();
    private boolean dropped;
    private long now = SECOND;

    private final BodyIntake intake = new BodyIntake(
            new EntityId(new TenantId("demo"), "s"),
            new Listening(),
            OutboxTests.LIMITS,
            () -> 1_772_359_292_000L,
            message -> said.add(((ToClient.Refused) message).error()),
            felt::add);

    /** What the senses are given. */
    private final class Listening implements Senses {
        @Override
        public Media open(EntityId session, Consumer<ToClient> back) {
            throw new UnsupportedOperationException("no media here");
        }

        @Override
        public void words(EntityId session, ToServer.Words words) {}

        @Override
        public void floor(EntityId session, Floor floor) {}

        @Override
        public void deviceReading(EntityId session, ToServer.DeviceReading reading) {}

        @Override
        public boolean heart(EntityId session, HeartBeats told, BodyAtRest rest) {
            beats.add(told);
            baselines.add(rest.heartRateBpm());
            return !dropped;
        }

        @Override
        public boolean skin(EntityId session, SkinSamples samples, BodyAtRest rest) {
            skin.add(samples);
            return true;
        }

        @Override
        public void ended(EntityId session) {}
    }

    private void take(FromBody sample) {
        now += SECOND / 10;
        intake.take(sample, now);
    }

    private static FromBody.HeartRate rate(@Nullable String deviceId, @Nullable Long occurredAtMs) {
        return new FromBody.HeartRate(90, List.of(660.0), null, deviceId, occurredAtMs);
    }

    private static FromBody.HeartPacket packet(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", "").toLowerCase(Locale.ROOT));
        return new FromBody.HeartPacket(Base64.getEncoder().encodeToString(bytes), null, null);
    }

    /** The design's packets (§E.2). */
    @ParameterizedTest
    @CsvSource({
        "16 4D 16 03, 77, '771.484375', true",
        "16 77 08 02 08 02, 119, '507.8125 507.8125', true",
        "16 77 04 02, 119, '503.90625', true",
        "00 48, 72, '', true",
        "01 2C 01, 300, '', true",
        "14 48 00 04, 72, '1000.0', false"
    })
    void aPacketOfBluetoothIsReadHere(String hex, double bpm, String rrMs, boolean touches) {
        take(packet(hex));
        assertEquals(List.of(), said);
        HeartBeats told = beats.get(0);
        assertEquals(bpm, told.heartRateBpm());
        assertEquals(
                rrMs, String.join(" ", told.rrMs().stream().map(String::valueOf).toList()));
        assertEquals(touches, told.touchesSkin());
        assertEquals(new Moment.Heart(bpm, told.rrMs(), touches, null), felt.get(0), "kept, and marked");
    }

    @ParameterizedTest
    @CsvSource({
        "10 50 00, packet is no Heart Rate Measurement: 1 bytes after the heart rate do not fit its flags",
        "10, packet is no Heart Rate Measurement: shorter than its flags say: 1 bytes",
        "00 00, packet is no Heart Rate Measurement: a heart rate of 0",
        "00 0A, packet tells a heart rate that is not 20 to 300 bpm",
        "01 2D 01, packet tells a heart rate that is not 20 to 300 bpm"
    })
    void aPacketThatCannotBeReadIsAnsweredAndLosesNothingElse(String hex, String message) {
        take(packet("16 4D 16 03"));
        take(packet(hex));
        assertEquals(List.of(new ToClient.Problem(ErrorCode.INVALID_FIELD, message, "packet", null)), said);
        take(packet("16 4D 16 03"));
        assertEquals(2, beats.size());
        assertFalse(beats.get(0).afterGap());
        assertTrue(beats.get(1).afterGap(), "beats of the lost packet are missing");
    }

    @Test
    void whatIsNoBase64IsSaidWithoutRepeatingIt() {
        take(new FromBody.HeartPacket("?!", null, null));
        assertEquals(
                "packet is a text of 2 characters, must be base64", said.get(0).message());
    }

    @Test
    void samplesOfADeviceThatIsNotPairedAreRefusedByNameAndNeverAttributed() {
        intake.knows(new ToSocket.BodyKnown(new BodyAtRest(72.0, null, null), List.of(STRAP), null));
        take(rate("watch-9", null));
        take(rate("watch-9", null));
        assertEquals(1, said.size(), "once, and not with each sample");
        assertEquals(ErrorCode.DEVICE_NOT_PAIRED, said.get(0).code());
        now += 5 * SECOND;
        take(rate("watch-9", null));
        assertEquals(2, said.size(), "and again while it goes on");
        take(new FromBody.SkinConductance(List.of(4.0), 4, "strap-1", null));
        assertEquals("deviceId", said.get(2).field(), "paired, but not for this");
        assertEquals(List.of(), beats);
        assertEquals(List.of(), skin);
        assertEquals(List.of(), felt);
    }

    @Test
    void samplesOfAPairedDeviceAreItsOwn() {
        intake.knows(new ToSocket.BodyKnown(new BodyAtRest(72.0, null, null), List.of(STRAP), null));
        take(rate("strap-1", null));
        assertEquals(new Moment.Heart(90, List.of(660.0), true, "strap-1"), felt.get(0));
        assertEquals(List.of(72.0), baselines);
        intake.knows(new ToSocket.BodyKnown(BodyAtRest.UNKNOWN, List.of(), null));
        take(rate("strap-1", null));
        assertEquals(1, felt.size(), "no more after it was unpaired");
        assertEquals(ErrorCode.DEVICE_NOT_PAIRED, said.get(0).code());
    }

    @Test
    void beforeItIsKnownWhichDevicesThereAreNothingIsAttributedOrRefused() {
        take(rate("strap-1", null));
        assertEquals(List.of(), felt);
        assertEquals(List.of(), said);
    }

    @Test
    void twoHeartsAreNotMixed() {
        intake.knows(new ToSocket.BodyKnown(new BodyAtRest(72.0, null, null), List.of(STRAP), null));
        take(rate("strap-1", null));
        take(rate(null, null));
        take(rate("strap-1", null));
        assertEquals(2, felt.size());
        now += 10 * SECOND;
        take(rate(null, null));
        assertEquals(new Moment.Heart(90, List.of(660.0), true, null), felt.get(2), "the first fell silent");
        assertTrue(beats.get(2).afterGap());
    }

    @Test
    void whatWasLostOnTheWayIsAGapBeforeWhatComesNext() {
        take(rate(null, null));
        intake.lost(rate(null, null));
        take(rate(null, null));
        dropped = true;
        take(rate(null, null));
        dropped = false;
        take(rate(null, null));
        take(rate(null, null));
        assertEquals(
                List.of(false, true, false, true, false),
                beats.stream().map(HeartBeats::afterGap).toList());
    }

    @Test
    void aDevicesOwnTimeIsBelievedWithinTenSeconds() {
        take(rate(null, 1_772_359_291_000L));
        take(rate(null, 1_772_359_200_000L));
        assertEquals(1_772_359_291_000L, beats.get(0).atMs());
        assertEquals(1_772_359_292_000L, beats.get(1).atMs());
    }

    @Test
    void skinComesAtABoundedRate() {
        for (int i = 0; i < OutboxTests.LIMITS.skinBurst() + 3; i++) {
            intake.take(new FromBody.SkinConductance(List.of(4.0, 4.1), 4, null, null), now);
        }
        assertEquals(OutboxTests.LIMITS.skinBurst(), skin.size());
        assertEquals(1, said.size());
        assertEquals(ErrorCode.RATE_LIMITED, said.get(0).code());
        now += 5 * SECOND;
        intake.take(new FromBody.SkinConductance(List.of(4.0, 4.1), 4, null, null), now);
        assertTrue(skin.get(skin.size() - 1).afterGap());
    }
}
