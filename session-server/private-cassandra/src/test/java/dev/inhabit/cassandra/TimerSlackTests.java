package dev.inhabit.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TimerSlackTests {
    @Test
    @EnabledOnOs(OS.LINUX)
    void threadsStartedAfterwardsWakeUpToAMillisecondLate() {
        // A thread of its own, so that the test's other threads keep their timers.
        ExecutorService first = Executors.newSingleThreadExecutor();
        ExecutorService later = Executors.newSingleThreadExecutor();
        try {
            String before = CompletableFuture.supplyAsync(TimerSlackTests::ownSlackNanos, first)
                    .join();
            String after = CompletableFuture.runAsync(TimerSlack::widen, first)
                    .thenComposeAsync(
                            widened -> CompletableFuture.supplyAsync(TimerSlackTests::ownSlackNanos, later), first)
                    .join();

            assertEquals("50000", before, "the kernel's default, without which this shows nothing");
            assertEquals("1000000", after);
        } finally {
            first.shutdown();
            later.shutdown();
        }
    }

    private static String ownSlackNanos() {
        try {
            Path self = Files.readSymbolicLink(Path.of("/proc/thread-self"));
            return Files.readString(Path.of("/proc").resolve(self.getFileName()).resolve("timerslack_ns"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
