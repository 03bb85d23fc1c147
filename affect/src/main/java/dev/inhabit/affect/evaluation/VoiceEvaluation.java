package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import dev.inhabit.affect.model.TrainingManifest;
import dev.inhabit.affect.voice.SoundWindow;
import dev.inhabit.affect.voice.VoiceReading;
import dev.inhabit.affect.voice.VoiceSense;
import dev.inhabit.affect.voice.VoiceTrack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads recordings as a live session's sound is read: windows of three seconds, one a second, each against what the
 * speaker's track has heard until then. A recording's reading is the mean of its windows that have one. For one run.
 */
final class VoiceEvaluation {
    private final Timings timings = new Timings();
    private final List<Judged> judged = new ArrayList<>();
    private final List<Figures.Unread> unread = new ArrayList<>();

    /** Those that the model was not trained on. */
    static List<VoiceSample> admitted(List<VoiceSample> samples, TrainingCheck check) {
        return samples.stream()
                .filter(sample -> check.admits(TrainingManifest.key(Recording.pcm(sample.file()))))
                .toList();
    }

    /** A session for each speaker, that begins with nothing known of them; recordings in the data's order. */
    static EvaluationReport.Run session(AffectEngine engine, List<VoiceSample> samples) {
        Map<String, VoiceTrack> speakers = new HashMap<>();
        return new VoiceEvaluation()
                .run("session", engine, samples, speaker -> speakers.computeIfAbsent(speaker, id -> new VoiceTrack()));
    }

    /** Each recording as if it were all that was ever heard of its speaker. */
    static EvaluationReport.Run alone(AffectEngine engine, List<VoiceSample> samples) {
        return new VoiceEvaluation().run("alone", engine, samples, speaker -> new VoiceTrack());
    }

    /** Finds what is known of a speaker. */
    private interface Tracks {
        VoiceTrack of(String speaker);
    }

    private EvaluationReport.Run run(String name, AffectEngine engine, List<VoiceSample> samples, Tracks tracks) {
        try (VoiceSense sense = engine.voiceSense()) {
            for (VoiceSample sample : samples) {
                float[] sound = Recording.samples(Recording.pcm(sample.file()));
                count(sample, read(sense, sound, tracks.of(sample.speaker().orElse(""))));
            }
        }
        return new EvaluationReport.Run(name, Figures.of(judged, unread), timings.latency(), Optional.empty());
    }

    private List<VoiceReading> read(VoiceSense sense, float[] sound, VoiceTrack track) {
        List<VoiceReading> readings = new ArrayList<>();
        int heard = 0;
        while (heard < sound.length) {
            int to = Math.min(sound.length, heard == 0 ? SoundWindow.LENGTH : heard + SoundWindow.HOP);
            float[] window = Arrays.copyOfRange(sound, Math.max(0, to - SoundWindow.LENGTH), to);
            int added = to - heard;
            readings.add(timings.time(() -> sense.read(window, added, track)));
            heard = to;
        }
        return readings;
    }

    private void count(VoiceSample sample, List<VoiceReading> all) {
        List<VoiceReading> readings = all.stream()
                .filter(reading -> !reading.shares().equals(Shares.EVEN))
                .toList();
        if (readings.isEmpty()) {
            unread.add(new Figures.Unread(sample.speaker()));
            return;
        }
        Shares mean = mean(readings);
        judged.add(new Judged(
                Set.of(sample.truth()),
                mean.top(),
                Set.of(mean.top()),
                mean.topShare(),
                mean.topShare() >= VoiceSense.NAMED_FROM,
                sample.speaker()));
    }

    private static Shares mean(List<VoiceReading> readings) {
        double[] sum = new double[Emotion.all().size()];
        for (VoiceReading reading : readings) {
            for (Emotion emotion : Emotion.all()) {
                sum[emotion.index()] += reading.shares().of(emotion);
            }
        }
        return Shares.of(sum);
    }
}
