package dev.inhabit.server;

import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.server.insight.Metrics;
import dev.inhabit.server.sensing.SensingMetrics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the senses do, for {@code /metrics}. */
final class SensingCounts implements SensingMetrics {
    private final LongAdder received = new LongAdder();
    private final LongAdder read = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<RiskLevel, LongAdder> risk = new EnumMap<>(RiskLevel.class);

    SensingCounts(Metrics metrics) {
        metrics.sensingFrames("received", received::sum);
        metrics.sensingFrames("read", read::sum);
        metrics.sensingFrames("dropped", dropped::sum);
        metrics.sensingFrames("refused", refused::sum);
        metrics.sensingFrames("failed", failed::sum);
        for (RiskLevel level : RiskLevel.values()) {
            LongAdder count = new LongAdder();
            risk.put(level, count);
            metrics.riskRead(level.name().toLowerCase(Locale.ROOT), count::sum);
        }
    }

    @Override
    public void pictureReceived() {
        received.increment();
    }

    @Override
    public void pictureRead(long waited, long decode, long detect, long classify) {
        read.increment();
    }

    @Override
    public void pictureDropped(Drop why) {
        dropped.increment();
    }

    @Override
    public void pictureRefused() {
        refused.increment();
    }

    @Override
    public void readingFailed() {
        failed.increment();
    }

    @Override
    public void riskRead(RiskLevel level) {
        LongAdder count = risk.get(level);
        if (count != null) {
            count.increment();
        }
    }
}
