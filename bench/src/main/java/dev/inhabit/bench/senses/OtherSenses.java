package dev.inhabit.bench.senses;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.text.TextSense;
import dev.inhabit.affect.voice.VoiceSense;
import dev.inhabit.affect.voice.VoiceTrack;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A sentence and three seconds of sound, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OtherSenses {
    static final String WORDS =
            "I was really nervous when everybody looked at me, but then it went better than I had thought.";

    private final AffectEngine engine = AffectEngine.load(ModelRegistry.shipped(), ImageLimits.DEFAULT);
    private final TextSense text = engine.textSense();
    private final VoiceSense voice = engine.voiceSense();
    private final VoiceTrack track = new VoiceTrack();
    private final float[] sound = Pictures.buzz();

    @Benchmark
    public Object sentence() {
        return text.read(WORDS);
    }

    @Benchmark
    public Object sound() {
        return voice.read(sound, sound.length / 3, track);
    }

    @TearDown
    public void close() {
        text.close();
        voice.close();
        engine.close();
    }
}
