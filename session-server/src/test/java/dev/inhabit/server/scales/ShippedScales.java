package dev.inhabit.server.scales;

import dev.inhabit.server.content.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is shipped in {@code config/scales}, for tests. */
public final class ShippedScales {
    public static final Scales ALL = read();

    private ShippedScales() {}

    private static Scales read() {
        List<Problem> problems = new ArrayList<>();
        Scales scales = Scales.read(Path.of(System.getProperty("inhabit.root"), "config"), problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        return scales;
    }
}
