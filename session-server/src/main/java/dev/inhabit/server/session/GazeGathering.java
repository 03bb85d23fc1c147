package dev.inhabit.server.session;

import dev.inhabit.server.feed.Moment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a chunk that is about where the patient looked: the first pose of each sample. Owned by one actor. */
final class GazeGathering {
    /** Of a chunk of five seconds, and some. */
    private static final int SAMPLES_MAX = 32;

    private long fromSample;
    private long lastSample = -1;
    private final List<Integer> looks = new ArrayList<>();

    /** @param activeMs session time, while it runs */
    void felt(Moment.Pose pose, long activeMs) {
        long sample = activeMs / Look.SAMPLE_MS;
        if (sample <= lastSample) {
            return;
        }
        if (looks.isEmpty()) {
            fromSample = sample;
        } else if (sample - fromSample >= SAMPLES_MAX) {
            return;
        }
        while (fromSample + looks.size() < sample) {
            looks.add(Look.NONE);
        }
        looks.add(Look.of(pose).code());
        lastSample = sample;
    }

    /** What was gathered, null for nothing; begins anew. */
    @Nullable
    GazeChunk take() {
        GazeChunk chunk = looks.isEmpty() ? null : new GazeChunk(fromSample, looks);
        looks.clear();
        return chunk;
    }
}
