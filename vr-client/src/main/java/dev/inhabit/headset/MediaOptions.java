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
    @Option(
            names = "--frames",
            paramLabel = "DIR",
            description =
                    "JPEG and PNG files that the camera shows in turn. They go to the server where the patient has"
                            + " consented to that; otherwise they are read here and only the reading is sent.")
    private @Nullable Path frames;

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
        if (frames == null && audio == null) {
            return MediaSources.NONE;
        }
        Pictures pictures = frames == null ? null : Pictures.load(frames);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        FaceReader reader = pictures == null ? null : FaceReader.load(threads);
        return new MediaSources(pictures, fps, !readOnDevice, reader, audio == null ? null : Sounds.load(audio));
    }
}
