package dev.inhabit.server.biofeedback;

import dev.inhabit.server.content.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is shipped in {@code config/biofeedback}, for tests. */
public final class ShippedBiofeedback {
    public static final Path FILE = Path.of(System.getProperty("inhabit.root"), "config", "biofeedback", "heart.yaml");
    public static final Biofeedback HEART = read();

    private ShippedBiofeedback() {}

    private static Biofeedback read() {
        List<Problem> problems = new ArrayList<>();
        return Biofeedback.READER
                .read(FILE, "tests", problems)
                .orElseThrow(() -> new IllegalStateException(problems.toString()));
    }
}
