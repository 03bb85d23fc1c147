package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.DeviceKind;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.PushedView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.adaptation.HeartPoint;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a watch sends over HTTP, by the session's rules alone. The scene began with a baseline of 72 bpm. */
class PushedSamplesTests {
    private static final Biofeedback.VendorPush LIMITS = ShippedBiofeedback.HEART.vendorPush();
    private static final String KEY = "0a".repeat(32);

    private final BodyOfSession session = BodyOfSession.started(null);
    private final long startedMs = session.now().toEpochMilli();

    private static Device watch(String id) {
        return new Device(
                id,
                DeviceKind.WATCH,
                "Watch",
                List.of(
                        new Device.Measures(BodyMetric.HEART_RATE, "bpm"),
                        new Device.Measures(BodyMetric.RR, "ms"),
                        new Device.Measures(BodyMetric.SDNN, "ms")));
    }

    @BeforeEach
    void pair() {
        session.accept(new BodyCommand.PairDevice(BodyOfSession.PATIENT, watch("watch-1")));
        session.accept(new BodyCommand.IssueDeviceKey(BodyOfSession.PATIENT, "watch-1", KEY));
    }

    private Samples.One rate(long afterStartMs, double bpm) {
        return new Samples.One(startedMs + afterStartMs, BodyMetric.HEART_RATE, bpm);
    }

    private static BodyCommand.ReceiveSamples batch(String deviceId, String key, List<Samples.One> samples) {
        return new BodyCommand.ReceiveSamples(deviceId, key, "0b".repeat(32), samples, LIMITS);
    }

    /** What is recorded of that batch; empty where all of it was known. */
    private List<SessionEvent> sends(Samples.One... samples) {
        Decision<SessionEvent> decision =
                batch("watch-1", KEY, List.of(samples)).decide(session.state(), session.now());
        List<SessionEvent> events = ((Decision.Accepted<SessionEvent>) decision).events();
        events.forEach(session::happens);
        return events;
    }

    private Refusal refused(BodyCommand.ReceiveSamples batch) {
        return ((Decision.Refused<SessionEvent>) batch.decide(session.state(), session.now())).refusal();
    }

    /** Time passes in which nothing else is felt. */
    private void passes(int seconds) {
        for (int i = 0; i < seconds; i += 5) {
            session.feels(null, null);
        }
    }

    @Test
    void theSpecificationsRecoveryFollowsFromWhatAWatchSent() {
        passes(60);
        List<Samples.One> all = new ArrayList<>();
        double[] bpm = {95, 88, 82, 78};
        for (int i = 0; i < 60; i++) {
            all.add(rate(1_000L * i, bpm[i / 15]));
        }
        Collections.reverse(all);
        assertEquals(1, sends(all.toArray(Samples.One[]::new)).size());
        assertEquals(95, session.state().heart().peakBpm());
        assertEquals(5_000, session.state().heart().peakAtActiveMs(), "the first of equal ones");
        assertEquals(73.913, Objects.requireNonNull(session.state().heart().recoveryPercent()), 5e-4);
        assertEquals(12, session.state().adaptation().heart().size(), "one for each five seconds");
    }

    @Test
    void whatComesLateAndOutOfOrderStandsInItsPlace() {
        passes(30);
        sends(rate(25_000, 100), rate(27_000, 100));
        sends(rate(11_000, 80), rate(12_000, 82), rate(1_000, 90));
        assertEquals(
                List.of(5_000L, 15_000L, 30_000L),
                session.state().adaptation().heart().stream()
                        .map(HeartPoint::atMs)
                        .toList());
        assertEquals(100, session.state().heart().latestBpm(), "not what came last but what was measured last");
        assertEquals(100, session.state().heart().peakBpm());
        sends(rate(13_000, 84));
        HeartPoint second = session.state().adaptation().heart().get(1);
        assertEquals(15_000, second.atMs());
        assertEquals(5_000, second.signalMs(), "five seconds hold no more, whatever is sent of them");
    }

    @Test
    void theSameSampleIsTakenOnceAndTheRestOfItsBatchIsTaken() {
        passes(30);
        sends(rate(20_000, 90), rate(21_000, 91));
        assertEquals(List.of(), sends(rate(20_000, 90), rate(21_000, 91)), "a retry");
        assertEquals(List.of(), sends(rate(21_000, 140)), "a time has one heart rate");
        BodyEvent.SamplesReceived news = (BodyEvent.SamplesReceived)
                sends(rate(21_000, 91), rate(22_000, 92), rate(22_000, 93)).get(0);
        assertEquals(
                List.of(new Samples(BodyMetric.HEART_RATE, "bpm", List.of(startedMs + 22_000), List.of(92.0))),
                news.series(),
                "with kind and unit");
        passes(200);
        assertEquals(List.of(), sends(rate(22_000, 92)), "even when it would be too late to be new");
    }

    /** Seconds after the start at which a sample was measured, of a batch sent at 200 s. */
    @ParameterizedTest
    @CsvSource({
        "80, true, ''",
        "205, true, ''",
        "79, false, 'samples[1].atMs is 121000 ms ago, must be at most 120000'",
        "206, false, 'samples[1].atMs is 6000 ms ahead, must be at most 5000'"
    })
    void aSampleIsTakenWithinTheClinicsLimits(int measuredS, boolean taken, String why) {
        passes(200);
        List<Samples.One> samples = List.of(rate(199_000, 90), rate(1_000L * measuredS, 91));
        if (taken) {
            assertEquals(1, sends(samples.toArray(Samples.One[]::new)).size());
        } else {
            Refusal refusal = refused(batch("watch-1", KEY, samples));
            assertEquals(ErrorCode.INVALID_FIELD, refusal.code());
            assertEquals("atMs", refusal.field());
            assertEquals(why, refusal.message());
            assertFalse(session.state().body().pushed().isAny(), "whole or not at all");
        }
    }

    @Test
    void whoWoreItBeforeItsKeyWasMadeIsNotKnown() {
        passes(10);
        Refusal refusal = refused(batch("watch-1", KEY, List.of(rate(-6_000, 90))));
        assertTrue(refusal.message().contains("when the device's key was made"), refusal.message());
    }

    @Test
    void onlyWhatItWasPairedForIsTaken() {
        Refusal refusal = refused(batch(
                "watch-1", KEY, List.of(rate(0, 90), new Samples.One(startedMs, BodyMetric.SKIN_CONDUCTANCE, 4.0))));
        assertEquals(
                "samples[1].metric is not one of those that the device was paired for: heart-rate in bpm, rr in ms, sdnn"
                        + " in ms",
                refusal.message());
    }

    @Test
    void aKeyEndsWithItsPairingAndANewOneEndsTheOld() {
        BodyCommand.ReceiveSamples batch = batch("watch-1", KEY, List.of(rate(0, 90)));
        assertEquals(
                ErrorCode.UNAUTHENTICATED,
                refused(batch("watch-2", KEY, batch.samples())).code());
        session.accept(new BodyCommand.IssueDeviceKey(BodyOfSession.PATIENT, "watch-1", "0c".repeat(32)));
        assertEquals(ErrorCode.UNAUTHENTICATED, refused(batch).code());
        session.accept(new BodyCommand.IssueDeviceKey(BodyOfSession.PATIENT, "watch-1", KEY));
        session.accept(new BodyCommand.PairDevice(BodyOfSession.PATIENT, watch("watch-1")));
        assertEquals(ErrorCode.UNAUTHENTICATED, refused(batch).code(), "paired anew, perhaps on somebody else");
        session.accept(new BodyCommand.IssueDeviceKey(BodyOfSession.PATIENT, "watch-1", KEY));
        session.accept(new BodyCommand.UnpairDevice(BodyOfSession.THERAPIST, "watch-1"));
        assertEquals(ErrorCode.UNAUTHENTICATED, refused(batch).code());
        assertEquals(
                ErrorCode.DEVICE_NOT_PAIRED,
                session.refuse(new BodyCommand.IssueDeviceKey(BodyOfSession.PATIENT, "watch-1", KEY)));
        session.accept(new SessionCommand.Complete(BodyOfSession.THERAPIST, Outcome.COMPLETED));
        assertEquals(ErrorCode.SESSION_ENDED, refused(batch).code());
    }

    @Test
    void aSensorOfTheHeadsetIsFollowedAndNotTheWatchBesideIt() {
        session.feels(85.0, null);
        sends(rate(4_000, 120));
        assertNull(session.state().body().pushed().followedDeviceId());
        assertEquals(85, session.state().heart().peakBpm(), "two hearts are not mixed");
        passes(15);
        sends(rate(19_000, 120));
        assertEquals("watch-1", session.state().body().pushed().followedDeviceId(), "it has fallen silent");
        assertEquals(120, session.state().heart().peakBpm());
    }

    @Test
    void intervalsAreAHeartRateWhereNoneIsToldAndAVendorsSdnnIsNoneOfOurs() {
        passes(10);
        sends(
                new Samples.One(startedMs + 5_800, BodyMetric.RR, 800),
                new Samples.One(startedMs + 6_600, BodyMetric.RR, 800),
                new Samples.One(startedMs + 6_700, BodyMetric.SDNN, 48));
        assertEquals(
                List.of(new HeartPoint(10_000, 1_600, 75)),
                session.state().adaptation().heart());
        ToClient.Body body = panel();
        assertEquals(75, body.heart().heartRateBpm());
        assertNull(body.sample());
        assertEquals(new PushedView("watch-1", true, 3_400L, 48.0, 3_300L, null, null), body.pushed());
    }

    @Test
    void whatIsMeasuredInAPauseIsNotOfTheSceneAndBeforeItIsRest() {
        session.accept(new SessionCommand.Pause(BodyOfSession.THERAPIST, "asked"));
        passes(10);
        Instant resumed = session.now();
        session.accept(new SessionCommand.Resume(BodyOfSession.THERAPIST));
        passes(10);
        sends(rate(5_000, 130), rate(-1_000, 70), rate(resumed.toEpochMilli() - startedMs + 2_000, 88));
        assertEquals(88, session.state().heart().peakBpm());
        assertEquals(25, session.state().heart().rest().size());
    }

    private ToClient.Body panel() {
        return BodyViews.body(
                BodyViews.now(
                        session.state(),
                        session.activeMs(),
                        session.now().toEpochMilli(),
                        null,
                        null,
                        ShippedBiofeedback.HEART),
                ShippedBiofeedback.HEART);
    }

    @Test
    void thePanelShowsTheLatestWhileItIsFreshAndThenAGap() {
        passes(10);
        sends(rate(8_000, 92));
        assertEquals(92, panel().heart().heartRateBpm());
        assertNull(panel().heart().gapMs());
        passes(15);
        ToClient.Body gap = panel();
        assertNull(gap.heart().heartRateBpm());
        assertEquals(17_000, gap.heart().gapMs());
        assertEquals(17_000, Objects.requireNonNull(gap.pushed()).heartRateAgeMs());
    }
}
