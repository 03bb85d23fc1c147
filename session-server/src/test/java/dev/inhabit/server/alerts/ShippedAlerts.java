package dev.inhabit.server.alerts;

import dev.inhabit.server.content.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is shipped in {@code config/alerts}, for tests. */
public final class ShippedAlerts {
    public static final Alerts LIVE = read();

    private ShippedAlerts() {}

    private static Alerts read() {
        List<Problem> problems = new ArrayList<>();
        return Alerts.READER
                .read(Path.of(System.getProperty("inhabit.root"), "config", "alerts", "live.yaml"), "tests", problems)
                .orElseThrow(() -> new IllegalStateException(problems.toString()));
    }
}
