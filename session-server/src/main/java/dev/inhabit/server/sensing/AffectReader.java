package dev.inhabit.server.sensing;

import dev.inhabit.affect.EngineSlot;
import dev.inhabit.affect.Senses;
import dev.inhabit.affect.face.FaceResult;
import dev.inhabit.affect.face.FaceTrack;
import dev.inhabit.affect.text.TextReading;
import dev.inhabit.affect.voice.VoiceReading;
import dev.inhabit.affect.voice.VoiceTrack;

/** Reads with the models in use, and follows when they are replaced. */
final class AffectReader implements Reader {
    private final Senses senses;

    /** Makes each sense now, so that the first patient's first picture does not wait for it. */
    AffectReader(EngineSlot engines) {
        senses = engines.senses();
        senses.face();
        senses.voice();
        senses.text();
    }

    @Override
    public FaceResult picture(byte[] image, FaceTrack track) {
        return senses.face().read(image, track);
    }

    @Override
    public VoiceReading voice(float[] window, int newSamples, VoiceTrack track) {
        return senses.voice().read(window, newSamples, track);
    }

    @Override
    public TextReading words(String text) {
        return senses.text().read(text);
    }

    @Override
    public void close() {
        senses.close();
    }
}
