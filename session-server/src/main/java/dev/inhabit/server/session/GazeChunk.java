package dev.inhabit.server.session;

import java.util.List;
import java.util.SortedMap;

/**
 * What a chunk of readings keeps of where the patient looked. Names and fields are stable for ever.
 *
 * @param fromSample number of the first: the session time at which it begins, by {@value Look#SAMPLE_MS} ms
 * @param looks one number each, as {@code Look} writes it; −1 where no pose came
 */
public record GazeChunk(long fromSample, List<Integer> looks) {
    public GazeChunk {
        looks = List.copyOf(looks);
    }

    /** Puts each sample under its number, where none stands there yet. */
    public void into(SortedMap<Long, Look> samples) {
        for (int i = 0; i < looks.size(); i++) {
            int code = looks.get(i);
            if (code != Look.NONE) {
                samples.putIfAbsent(fromSample + i, Look.of(code));
            }
        }
    }

    /** Not where somebody looked. */
    @Override
    public String toString() {
        return "GazeChunk[" + fromSample + " " + looks.size() + "]";
    }
}
