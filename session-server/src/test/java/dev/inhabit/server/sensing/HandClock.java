package dev.inhabit.server.sensing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;

/** Time that passes when told, for clocks and timers alike. The system must be made with {@link ManualTime#config}. */
final class HandClock implements InstantSource {
    private final AtomicLong nowMs = new AtomicLong(1_700_000_000_000L);
    private final ManualTime timers;

    HandClock(ActorTestKit kit) {
        this.timers = ManualTime.get(kit.system());
    }

    void pass(long ms) {
        nowMs.addAndGet(ms);
        timers.timePasses(Duration.ofMillis(ms));
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMs.get());
    }
}
