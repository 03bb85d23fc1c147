package dev.inhabit.headset;

import dev.inhabit.headset.media.FaceReader;
import dev.inhabit.headset.media.Pictures;
import dev.inhabit.headset.media.Sounds;
import org.jspecify.annotations.Nullable;

/**
 * What camera and microphone have, shared by all headsets of a program.
 *
 * @param fps pictures a second that are wanted
 * @param sendsPictures whether pictures may go to the server, where the patient has consented
 * @param reader reads pictures on the device; null where that is not wanted
 * @param drawnFace whether the camera sees the simulated patient's face, drawn, where there are no pictures
 */
public record MediaSources(
        @Nullable Pictures pictures,
        double fps,
        boolean sendsPictures,
        @Nullable FaceReader reader,
        @Nullable Sounds sounds,
        boolean drawnFace) {
    public MediaSources(
            @Nullable Pictures pictures,
            double fps,
            boolean sendsPictures,
            @Nullable FaceReader reader,
            @Nullable Sounds sounds) {
        this(pictures, fps, sendsPictures, reader, sounds, false);
    }

    /** Neither camera nor microphone. */
    public static final MediaSources NONE = new MediaSources(null, 1, false, null, null);
}
