package dev.inhabit.affect.evaluation;

import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Takes the time of readings, one after the other. */
final class Timings {
    private final LongStream.Builder nanos = LongStream.builder();

    <T> T time(Supplier<T> reading) {
        long start = System.nanoTime();
        T result = reading.get();
        nanos.add(System.nanoTime() - start);
        return result;
    }

    /** Of all readings; to be asked once, at the end. */
    Latency latency() {
        return Latency.ofNanos(nanos.build().toArray());
    }
}
