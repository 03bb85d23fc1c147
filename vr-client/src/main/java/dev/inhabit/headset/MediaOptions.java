package dev.inhabit.headset;

import dev.inhabit.headset.media.FaceReader;
import dev.inhabit.headset.media.Pictures;
import dev.inhabit.headset.media.Sounds;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for camera and microphone. */
final class MediaOptions {
    private static final double STILL_S = 3;

    @Option(
            names = "--frames",
            paramLabel = "DIR",
            description =
                    "JPEG and PNG files that the camera shows in turn. They go to the server where the patient has"
                            + " consented to that; otherwise they are read here and only the reading is sent.")
    private @Nullable Path frames;

    @Option(
            names = "--hold",
            paramLabel = "SECONDS",
            description =
                    "How long each picture is shown. Default: 3 where the folder holds fewer than 20 pictures, which"
                            + " then are stills; one frame where it holds more, which then are a film.")
    private @Nullable Double holdS;

    @Option(
            names = "--drawn-face",
            description =
                    "Without --frames: the camera sees a face that is drawn from what the simulated patient feels.")
    private boolean drawnFace;

    @Option(
            names = "--fps",
            paramLabel = "F",
            defaultValue = "5",
            description = "Pictures a second; fewer where the server asks for fewer. Default: ${DEFAULT-VALUE}")
    private double fps;

    @Option(
            names = "--read-on-device",
            description = "Read pictures here whatever the patient consented to; none leaves this program.")
    private boolean readOnDevice;

    @Option(
            names = "--audio",
            paramLabel = "DIR",
            description = "WAV files that the microphone hears, sent as 16 kHz PCM where the patient has consented.")
    private @Nullable Path audio;

    /** @throws IOException where a folder cannot be used */
    MediaSources sources() throws IOException {
        if (frames == null && audio == null && !drawnFace) {
            return MediaSources.NONE;
        }
        Pictures pictures = frames == null ? null : held(Pictures.load(frames));
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        FaceReader reader = pictures == null && !drawnFace ? null : FaceReader.load(threads);
        return new MediaSources(
                pictures,
                fps,
                !readOnDevice,
                reader,
                audio == null ? null : Sounds.load(audio),
                drawnFace && frames == null);
    }

    private Pictures held(Pictures pictures) {
        double seconds = holdS != null ? holdS : pictures.isFilm() ? 0 : STILL_S;
        return pictures.each((int) Math.round(seconds * fps));
    }
}
