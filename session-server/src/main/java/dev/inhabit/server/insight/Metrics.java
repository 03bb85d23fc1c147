package dev.inhabit.server.insight;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Every metric of the server: the only place where a name or label exists. Labels take a few fixed values and never
 * anything of a person.
 */
public final class Metrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, AtomicInteger> sockets = new ConcurrentHashMap<>();
    /** The registry refers to what it counts only weakly; without these it would count nothing after a while. */
    private final List<Supplier<Number>> counted = new CopyOnWriteArrayList<>();

    private final AtomicInteger noticesUnanswered = new AtomicInteger();
    private final AtomicInteger noticesEscalated = new AtomicInteger();
    private final AtomicLong noticesOldestS = new AtomicLong();

    private final JvmGcMetrics garbage = new JvmGcMetrics();

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbage.bindTo(registry);
        Gauge.builder("inhabit.notices.unanswered", noticesUnanswered, AtomicInteger::get)
                .register(registry);
        Gauge.builder("inhabit.notices.escalated", noticesEscalated, AtomicInteger::get)
                .register(registry);
        Gauge.builder("inhabit.notices.oldest", noticesOldestS, AtomicLong::get)
                .baseUnit("seconds")
                .register(registry);
    }

    /** In the form that Prometheus reads. */
    public String scrape() {
        return registry.scrape();
    }

    /** @param route the pattern, never the address */
    public void answered(String method, String route, int status, Duration took) {
        Timer.builder("inhabit.http.requests")
                .tag("method", method)
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .publishPercentileHistogram(false)
                .register(registry)
                .record(took);
    }

    /** @param purpose headset, watch, media or replay */
    public void socketOpened(String purpose) {
        open(purpose).incrementAndGet();
    }

    public void socketClosed(String purpose) {
        open(purpose).decrementAndGet();
    }

    /** A client read too slowly and was told to come back. */
    public void socketOverflowed(String purpose) {
        Counter.builder("inhabit.sockets.overflowed")
                .tag("purpose", purpose)
                .register(registry)
                .increment();
    }

    private AtomicInteger open(String purpose) {
        return sockets.computeIfAbsent(purpose, key -> {
            AtomicInteger count = new AtomicInteger();
            Gauge.builder("inhabit.sockets.open", count, AtomicInteger::get)
                    .tag("purpose", key)
                    .register(registry);
            return count;
        });
    }

    /** Camera frames; {@code fate} is received, read, dropped, refused or failed. */
    public void sensingFrames(String fate, Supplier<Number> count) {
        counted.add(count);
        FunctionCounter.builder("inhabit.sensing.frames", count, c -> c.get().doubleValue())
                .tag("fate", fate)
                .register(registry);
    }

    /** Sentences in which rules found signs of danger of a level: mild, moderate or severe. Of whom or what no label tells. */
    public void riskRead(String level, Supplier<Number> count) {
        counted.add(count);
        FunctionCounter.builder("inhabit.sensing.risk", count, c -> c.get().doubleValue())
                .tag("level", level)
                .register(registry);
    }

    /**
     * Notices of risk that nobody has answered, as the node that watches them counts them.
     *
     * @param escalated of these, those that were passed on because nobody answered in time
     * @param oldestS age of the oldest of these, s
     */
    public void notices(int unanswered, int escalated, long oldestS) {
        noticesUnanswered.set(unanswered);
        noticesEscalated.set(escalated);
        noticesOldestS.set(oldestS);
    }

    /** Sessions of which the senses know something. */
    public void sensingSessions(Supplier<Number> count) {
        Gauge.builder("inhabit.sensing.sessions", count).register(registry);
    }

    /** Rows that wait to be written to the lists of sessions and patients. */
    public void directoryWaiting(Supplier<Number> count) {
        Gauge.builder("inhabit.directory.waiting", count).register(registry);
    }
}
