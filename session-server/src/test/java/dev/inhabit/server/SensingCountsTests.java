package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.server.insight.Metrics;
import dev.inhabit.server.sensing.SensingMetrics;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What Prometheus reads, after the garbage of the start was collected. */
class SensingCountsTests {
    private static void collectGarbage() throws InterruptedException {
        WeakReference<Object> canary = new WeakReference<>(new Object());
        while (canary.get() != null) {
            System.gc();
            Thread.sleep(10);
        }
    }

    private static String value(String text, String series) {
        return text.lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> line.substring(series.length() + 1))
                .findFirst()
                .orElse("absent");
    }

    @Test
    void everyCountIsStillCountedAfterACollection() throws InterruptedException {
        Metrics metrics = new Metrics();
        SensingMetrics counts = new SensingCounts(metrics);
        AtomicInteger waiting = new AtomicInteger(3);
        metrics.directoryWaiting(() -> waiting.get());
        metrics.sensingSessions(() -> 2);
        metrics.socketOpened("watch");
        collectGarbage();
        counts.pictureReceived();
        counts.pictureReceived();
        counts.pictureRead(1, 1, 1, 1);
        counts.pictureDropped(SensingMetrics.Drop.LATE);
        counts.pictureRefused();
        counts.readingFailed();
        counts.riskRead(RiskLevel.SEVERE);
        counts.riskRead(RiskLevel.SEVERE);

        String text = metrics.scrape();
        assertEquals("2.0", value(text, "inhabit_sensing_frames_total{fate=\"received\"}"));
        for (String fate : List.of("read", "dropped", "refused", "failed")) {
            assertEquals("1.0", value(text, "inhabit_sensing_frames_total{fate=\"" + fate + "\"}"), fate);
        }
        assertEquals("2.0", value(text, "inhabit_sensing_risk_total{level=\"severe\"}"));
        assertEquals("0.0", value(text, "inhabit_sensing_risk_total{level=\"mild\"}"));
        assertEquals("3.0", value(text, "inhabit_directory_waiting"));
        assertEquals("2.0", value(text, "inhabit_sensing_sessions"));
        assertEquals("1.0", value(text, "inhabit_sockets_open{purpose=\"watch\"}"));
        List<String> lost = text.lines()
                .filter(line -> !line.startsWith("#") && line.endsWith(" NaN"))
                .toList();
        assertTrue(lost.isEmpty(), () -> "what they count is gone: " + lost);
    }
}
