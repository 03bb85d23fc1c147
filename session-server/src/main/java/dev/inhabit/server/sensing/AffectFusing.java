package dev.inhabit.server.sensing;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import dev.inhabit.affect.fusion.Fused;
import dev.inhabit.affect.fusion.Fusion;
import dev.inhabit.affect.fusion.HiddenStress;
import dev.inhabit.affect.fusion.Modality;
import dev.inhabit.affect.fusion.ModalityReading;
import dev.inhabit.affect.fusion.Smoothing;
import dev.inhabit.affect.fusion.StressScore;
import dev.inhabit.affect.fusion.StressSign;
import dev.inhabit.affect.fusion.StressSource;
import dev.inhabit.affect.physiology.BodyArousal;
import dev.inhabit.affect.physiology.HeartRateArousal;
import dev.inhabit.affect.physiology.SkinArousal;
import dev.inhabit.affect.physiology.StressLinkedVariability;
import dev.inhabit.protocol.AffectSample;
import dev.inhabit.server.feed.BodyAtRest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One session's senses joined: each counts until it fades, the rest share its weight, and what is told is the mean of the
 * last third of a second. Knows no clock and no actor; time never goes back. For one thread.
 */
final class AffectFusing {
    private final Smoothing smoothedShares = new Smoothing();
    private final Smoothing smoothedStress = new Smoothing();
    private HiddenStress hidden = HiddenStress.NONE;
    private final Held<Sensed.Face> face;
    private final Held<Sensed.Voice> voice;
    private final Held<Sensed.Words> words;
    private final Held<Sensed.Heart> heart;
    private final Held<Sensed.Body> body;
    private BodyAtRest rest = BodyAtRest.UNKNOWN;
    private AffectSample sample = sample(Optional.empty(), Optional.empty(), List.of(), List.of());

    AffectFusing(SensingSettings.Affect settings) {
        this.face = new Held<>(settings.faceFadesAfter().toMillis());
        this.voice = new Held<>(settings.voiceFadesAfter().toMillis());
        this.words = new Held<>(settings.wordsFadeAfter().toMillis());
        this.heart = new Held<>(settings.heartFadesAfter().toMillis());
        this.body = new Held<>(settings.bodyFadesAfter().toMillis());
    }

    /** Takes in one reading and joins it with the others. */
    void sensed(Sensed sensed, long nowMs) {
        if (sensed instanceof Sensed.Face seen) {
            face.hold(seen, nowMs);
        } else if (sensed instanceof Sensed.Voice heard) {
            voice.hold(heard, nowMs);
        } else if (sensed instanceof Sensed.Words said) {
            words.hold(said, nowMs);
        } else if (sensed instanceof Sensed.Skin skin) {
            rest = skin.rest();
        } else if (sensed instanceof Sensed.Body told) {
            body.hold(told, nowMs);
        } else if (sensed instanceof Sensed.Heart beat) {
            rest = beat.rest();
            // Without contact it says nothing, and what was said before stays until it fades.
            if (beat.beats().touchesSkin()) {
                heart.hold(beat, nowMs);
            }
        }
        join(nowMs);
    }

    /** Joins what has not faded. */
    void join(long nowMs) {
        Optional<Sensed.Face> aFace =
                face.at(nowMs).filter(seen -> seen.shares() != null && seen.confidence() >= Fusion.FACE_COUNTS_FROM);
        Optional<Sensed.Voice> aVoice = voice.at(nowMs);
        Optional<Sensed.Words> someWords = words.at(nowMs);
        List<ModalityReading> readings = new ArrayList<>(3);
        List<StressSign> signs = new ArrayList<>(4);
        aFace.ifPresent(seen -> {
            Shares shares = sharesOf(seen);
            readings.add(new ModalityReading(Modality.FACE, shares, seen.confidence()));
            signs.add(StressSign.ofFace(shares.valence(), shares.arousal(), seen.confidence()));
        });
        aVoice.ifPresent(heard -> {
            heard.shares()
                    .ifPresent(shares -> readings.add(new ModalityReading(Modality.VOICE, shares, heard.confidence())));
            heard.strain().ifPresent(strain -> signs.add(StressSign.ofVoice(strain, heard.pitchConfidence())));
        });
        someWords.ifPresent(said -> {
            readings.add(new ModalityReading(Modality.TEXT, said.shares(), said.confidence()));
            signs.add(StressSign.ofText(said.sentiment(), said.confidence()));
        });
        OptionalDouble rate = rate(nowMs);
        OptionalDouble skin = skin(nowMs);
        BodyArousal.of(rate, variability(nowMs), skin)
                .ifPresent(known -> signs.add(StressSign.ofBody(known.arousal(), known.confidence())));
        hidden = hidden.observe(nowMs, signs(aFace, aVoice, someWords));

        Optional<Fused> fused = Fusion.fuse(readings).map(now -> smoothedShares.add(nowMs, now));
        Optional<StressScore> stress = StressScore.of(signs, hidden.isPresent());
        List<Sense> senses = taking(fused, signs);
        sample = sample(
                fused,
                stress.map(score -> smoothedStress.add(nowMs, score.score())),
                senses.stream()
                        .map(sense -> sense == Sense.BODY ? bodyOnWire(rate, skin) : sense.onWire)
                        .toList(),
                stress.map(score -> percents(score, senses)).orElse(List.of()));
    }

    /** What the session is told; {@code atActiveMs} is the session's to set. */
    AffectSample sample() {
        return sample;
    }

    /** When the next sense fades; the largest long where none is left. */
    long nextFadeAtMs(long nowMs) {
        return Math.min(
                Math.min(face.fadesAtMs(nowMs), voice.fadesAtMs(nowMs)),
                Math.min(words.fadesAtMs(nowMs), Math.min(heart.fadesAtMs(nowMs), body.fadesAtMs(nowMs))));
    }

    private OptionalDouble rate(long nowMs) {
        Double restBpm = rest.heartRateBpm();
        Sensed.Heart beat = heart.at(nowMs).orElse(null);
        return restBpm == null || beat == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(HeartRateArousal.of(beat.beats().heartRateBpm(), restBpm));
    }

    private OptionalDouble variability(long nowMs) {
        Double restMs = rest.rmssdMs();
        Double nowRmssdMs = body.at(nowMs).map(told -> told.sample().rmssdMs()).orElse(null);
        return restMs == null || nowRmssdMs == null || !(restMs > 0 && nowRmssdMs > 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(StressLinkedVariability.arousal(nowRmssdMs, restMs));
    }

    private OptionalDouble skin(long nowMs) {
        Double restPerMin = rest.skinResponsesPerMin();
        Double nowPerMin =
                body.at(nowMs).map(told -> told.sample().skinResponsesPerMin()).orElse(null);
        return restPerMin == null || nowPerMin == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(SkinArousal.of(nowPerMin, restPerMin));
    }

    private static String bodyOnWire(OptionalDouble rate, OptionalDouble skin) {
        return rate.isEmpty() ? "skin" : skin.isEmpty() ? "heart" : "body";
    }

    /** Where the emotion in the voice is not sure, its flatness may still be. */
    private static Optional<HiddenStress.Signs> signs(
            Optional<Sensed.Face> face, Optional<Sensed.Voice> voice, Optional<Sensed.Words> words) {
        if (face.isEmpty() || voice.isEmpty() || words.isEmpty()) {
            return Optional.empty();
        }
        Sensed.Voice heard = voice.get();
        boolean named = heard.shares().isPresent() && heard.confidence() >= heard.pitchConfidence();
        return Optional.of(new HiddenStress.Signs(
                sharesOf(face.get()).valence(),
                face.get().confidence(),
                words.get().sentiment(),
                words.get().confidence(),
                named ? heard.shares().map(Shares::valence).orElse(0.0) : 0,
                named ? heard.confidence() : heard.pitchConfidence(),
                heard.pitchSdSemitones().orElse(Double.POSITIVE_INFINITY)));
    }

    private AffectSample sample(
            Optional<Fused> fused, Optional<Double> stress, List<String> sources, List<Double> stressPercent) {
        Optional<Fused> sure = fused.filter(now -> now.confidence() >= Fusion.FACE_COUNTS_FROM);
        return new AffectSample(
                0,
                sure.map(now -> onWire(now.top())).orElse(dev.inhabit.protocol.Emotion.UNKNOWN),
                sure.map(now -> rounded(now.confidence())).orElse(0.0),
                sure.map(AffectFusing::probabilities).orElse(List.of()),
                sure.map(now -> rounded(now.shares().valence())).orElse(null),
                sure.map(now -> rounded(now.shares().arousal())).orElse(null),
                stress.map(AffectFusing::rounded).orElse(null),
                hidden.isPresent(),
                sources,
                stressPercent);
    }

    private static List<Sense> taking(Optional<Fused> fused, List<StressSign> signs) {
        return Stream.of(Sense.values())
                .filter(sense -> signs.stream().anyMatch(sign -> sign.source() == sense.stress)
                        || fused.filter(now -> sense.emotion.stream().anyMatch(modality -> now.weight(modality) > 0))
                                .isPresent())
                .toList();
    }

    private static List<Double> percents(StressScore score, List<Sense> senses) {
        return senses.stream()
                .map(sense -> rounded(score.percentBySource().getOrDefault(sense.stress, 0.0)))
                .toList();
    }

    private static Shares sharesOf(Sensed.Face seen) {
        Shares shares = seen.shares();
        return shares == null ? Shares.EVEN : shares;
    }

    private static List<Double> probabilities(Fused fused) {
        List<Double> seven = new ArrayList<>(7);
        for (double share : fused.shares().toArray()) {
            seven.add(rounded(share));
        }
        return seven;
    }

    /** The library and the wire name the same seven in the same order. */
    static dev.inhabit.protocol.Emotion onWire(Emotion emotion) {
        return dev.inhabit.protocol.Emotion.valueOf(emotion.name());
    }

    /** Four digits: more would only lengthen each message. */
    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    /** A sense as the wire calls it, with what it says of stress and, but for the body, of an emotion. */
    private enum Sense {
        FACE("face", StressSource.FACE, Optional.of(Modality.FACE)),
        VOICE("voice", StressSource.VOICE, Optional.of(Modality.VOICE)),
        TEXT("text", StressSource.TEXT, Optional.of(Modality.TEXT)),
        BODY("body", StressSource.BODY, Optional.empty());

        private final String onWire;
        private final StressSource stress;
        private final Optional<Modality> emotion;

        Sense(String onWire, StressSource stress, Optional<Modality> emotion) {
            this.onWire = onWire;
            this.stress = stress;
            this.emotion = emotion;
        }
    }

    /** The last reading of one sense, until it fades. */
    private static final class Held<S> {
        private final long fadesAfterMs;
        private @Nullable S last;
        private long atMs;

        Held(long fadesAfterMs) {
            this.fadesAfterMs = fadesAfterMs;
        }

        void hold(S sensed, long nowMs) {
            last = sensed;
            atMs = nowMs;
        }

        Optional<S> at(long nowMs) {
            return nowMs - atMs < fadesAfterMs ? Optional.ofNullable(last) : Optional.empty();
        }

        long fadesAtMs(long nowMs) {
            return at(nowMs).isPresent() ? atMs + fadesAfterMs : Long.MAX_VALUE;
        }
    }
}
