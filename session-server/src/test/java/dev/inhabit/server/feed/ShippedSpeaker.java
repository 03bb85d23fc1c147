package dev.inhabit.server.feed;

import dev.inhabit.server.content.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is shipped in {@code config/speech}, for tests. */
public final class ShippedSpeaker {
    public static final Path FILE = Path.of(System.getProperty("inhabit.root"), "config", "speech", "speaker.yaml");
    public static final SpeakerTargets TARGETS = read();

    private ShippedSpeaker() {}

    private static SpeakerTargets read() {
        List<Problem> problems = new ArrayList<>();
        return SpeakerTargets.READER
                .read(FILE, "tests", problems)
                .orElseThrow(() -> new IllegalStateException(problems.toString()));
    }
}
