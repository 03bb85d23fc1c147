package dev.inhabit.server.sensing;

import dev.inhabit.affect.face.FaceResult;
import dev.inhabit.affect.face.FaceTrack;
import dev.inhabit.affect.text.TextReading;
import dev.inhabit.affect.voice.VoiceReading;
import dev.inhabit.affect.voice.VoiceTrack;

/** The senses as one stream of readings uses them: by one thread at a time. */
interface Reader extends AutoCloseable {
    FaceResult picture(byte[] image, FaceTrack track);

    /** @param newSamples how many at the window's end were not in the one before */
    VoiceReading voice(float[] window, int newSamples, VoiceTrack track);

    TextReading words(String text);

    @Override
    void close();
}
