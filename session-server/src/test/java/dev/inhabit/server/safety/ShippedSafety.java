package dev.inhabit.server.safety;

import dev.inhabit.server.content.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is shipped in {@code config/safety}, for tests. */
public final class ShippedSafety {
    public static final SafetyRules RULES = read();

    private ShippedSafety() {}

    private static SafetyRules read() {
        List<Problem> problems = new ArrayList<>();
        return SafetyRules.READER
                .read(Path.of(System.getProperty("inhabit.root"), "config", "safety", "clinic.yaml"), "tests", problems)
                .orElseThrow(() -> new IllegalStateException(problems.toString()));
    }
}
