package dev.inhabit.server.sensing;

import dev.inhabit.affect.physiology.HeartRateVariability;
import dev.inhabit.affect.physiology.HeartReading;
import dev.inhabit.affect.physiology.HeartTrack;
import dev.inhabit.affect.physiology.HrvSpectrum;
import dev.inhabit.affect.physiology.SkinConductance;
import dev.inhabit.affect.physiology.SkinTrack;
import dev.inhabit.protocol.BodySample;
import dev.inhabit.protocol.VariabilityWithheld;
import dev.inhabit.server.feed.HeartBeats;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.SkinSamples;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One session's heart and skin, read over the last minute. Bounded; knows no clock. For one thread. */
final class BodyTracks {
    private static final int SKIN_WINDOW_S = 60;
    /** A spectrum costs milliseconds, and changes slowly. */
    private static final long SPECTRUM_EVERY_MS = 60_000;

    private final long everyMs;
    private final HeartTrack heart;
    private final SkinTrack skin = new SkinTrack(SKIN_WINDOW_S);
    private @Nullable String skinDeviceId;
    private long toldAtMs = Long.MIN_VALUE / 2;
    private long spectrumAtMs = Long.MIN_VALUE / 2;
    private Optional<HrvSpectrum> spectrum = Optional.empty();

    BodyTracks(BodySettings settings) {
        everyMs = settings.every().toMillis();
        heart = new HeartTrack(settings.heart());
    }

    void beats(HeartBeats beats) {
        if (beats.afterGap()) {
            heart.gap();
        }
        heart.beats(beats.atMs(), beats.rrMs().stream().mapToDouble(rr -> rr).toArray(), beats.touchesSkin());
    }

    void skin(SkinSamples samples) {
        if (samples.afterGap()) {
            skin.gap();
        }
        skinDeviceId = samples.deviceId();
        skin.samples(
                samples.atMs(), samples.skinUs().stream().mapToDouble(us -> us).toArray(), samples.rateHz());
    }

    /** What to tell the session now; empty where it was told lately. */
    Optional<Moment.Body> due(long nowMs) {
        if (nowMs - toldAtMs < everyMs) {
            return Optional.empty();
        }
        toldAtMs = nowMs;
        return Optional.of(new Moment.Body(at(nowMs), skin.signalS(nowMs) > 0 ? skinDeviceId : null));
    }

    private BodySample at(long nowMs) {
        HeartReading reading = heart.at(nowMs);
        if (nowMs - spectrumAtMs >= SPECTRUM_EVERY_MS) {
            spectrumAtMs = nowMs;
            spectrum = heart.spectrum(nowMs);
        }
        HrvSpectrum.Bands bands = spectrum.orElse(null) instanceof HrvSpectrum.Bands known ? known : null;
        HeartRateVariability measures =
                reading.variation() instanceof HeartReading.Measured measured ? measured.measures() : null;
        SkinConductance conductance = skin.at(nowMs).orElse(null);
        return new BodySample(
                rounded(100 * reading.signalShare()),
                rounded(100 * reading.correctedShare()),
                reading.variation() instanceof HeartReading.Withheld none ? onWire(none.reason()) : null,
                measures == null ? null : rounded(measures.rmssdMs()),
                measures == null ? null : rounded(measures.sdnnMs()),
                measures == null ? null : rounded(measures.pnn50Pct()),
                measures == null ? null : rounded(measures.sd1Ms()),
                measures == null ? null : rounded(measures.sd2Ms()),
                bands == null || measures == null ? null : rounded(bands.lfMs2()),
                bands == null || measures == null ? null : rounded(bands.hfMs2()),
                rounded(skin.signalS(nowMs)),
                conductance == null ? null : rounded(conductance.meanLevelUs()),
                conductance == null ? null : rounded(conductance.levelSlopeUsPerMin()),
                conductance == null ? null : rounded(conductance.responsesPerMin()),
                conductance == null ? null : rounded(conductance.meanAmplitudeUs()));
    }

    /** The library and the wire name the same reasons. */
    private static VariabilityWithheld onWire(HeartReading.Reason reason) {
        return VariabilityWithheld.valueOf(reason.name());
    }

    /** Three digits: more would only lengthen each message. */
    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
