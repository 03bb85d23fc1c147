package dev.inhabit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.faults.Exposure.Cut;
import dev.inhabit.protocol.ToClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** What watchers were told, against replays in processes of their own. */
final class MarkComparison {
    private static final int COMPARED_MIN = 200;
    private static final int REPLAYS_AT_ONCE = 2;

    /** A replay that was started, and the second it was sent to. */
    private record Asked(int marks, ToClient.Mark second, ReplayRun run) {}

    private final Path alone;
    private final int store;
    private final int secondsPerLife;
    private final long seed;
    private final Random random;
    private final MarkChoice choice;

    /**
     * @param alone the folder of the keys
     * @param store port of Cassandra
     * @param secondsPerLife at least so many were marked on each side of the kill
     * @param seed of {@code random}
     */
    MarkComparison(Path alone, int store, int secondsPerLife, long seed, Random random, MarkChoice choice) {
        this.alone = alone;
        this.store = store;
        this.secondsPerLife = secondsPerLife;
        this.seed = seed;
        this.random = random;
        this.choice = choice;
    }

    void compare(List<Exposure> exposures, Map<String, Cut> cuts) throws Exception {
        int compared = 0;
        int superseded = 0;
        int recorded = 0;
        for (int from = 0; from < exposures.size(); from += REPLAYS_AT_ONCE) {
            List<Exposure> some = exposures.subList(from, Math.min(exposures.size(), from + REPLAYS_AT_ONCE));
            List<Asked> asked = new ArrayList<>();
            for (Exposure exposure : some) {
                List<ToClient.Mark> marks = new ArrayList<>(exposure.page().marks());
                assertMarksOnBothSides(exposure, marks, cuts);
                ToClient.Mark second = choice.second(exposure, cuts.getOrDefault(exposure.session(), Cut.NONE));
                // In no order, so that the replay seeks to each of them.
                Collections.shuffle(marks, random);
                String at = Duration.ofMillis(second.tick() * Exposure.TICK_MS).toString();
                asked.add(new Asked(
                        marks.size(),
                        second,
                        ReplayRun.start(alone, store, exposure.fileName(), exposure.session(), marks, at)));
            }
            for (Asked one : asked) {
                ReplayRun.Found found = one.run().await();
                assertEquals("[]", found.report().get("marksWrong").toString());
                assertEquals(0, found.count("crowdMarksWrong"));
                assertEquals(0, found.status());
                assertEquals(one.marks(), found.count("marksCompared"));
                assertEquals(one.second().crowdChecksum(), found.text("crowdChecksum"));
                compared += found.count("marksCompared");
                superseded += found.count("marksSuperseded");
                recorded += found.count("crowdMarksCompared");
            }
        }
        System.out.printf(
                "live against replay in another process (seed %d): %d marks of %d sessions compared, 0 different, of"
                        + " which %d at ticks that a late order has changed since; %d recorded fingerprints agree%n",
                seed, compared, exposures.size(), superseded, recorded);
        assertTrue(compared >= COMPARED_MIN, compared + " compared");
        assertTrue(recorded > 0, "the log holds fingerprints of its own");
    }

    private void assertMarksOnBothSides(Exposure exposure, List<ToClient.Mark> marks, Map<String, Cut> cuts) {
        Cut cut = cuts.getOrDefault(exposure.session(), Cut.NONE);
        assertTrue(cut.marks() >= secondsPerLife, "marks before the kill");
        assertTrue(marks.size() >= cut.marks() + secondsPerLife, "marks after the kill");
        assertTrue(marks.stream().anyMatch(mark -> mark.sequenceNr() <= cut.snapshot()), "marks before the snapshot");
        assertTrue(marks.stream().anyMatch(mark -> mark.sequenceNr() > cut.snapshot()), "marks after the snapshot");
        assertTrue(exposure.pausesBetweenMarks() >= 2, "a pause in each life of the server");
    }

    void alteredMarksAreFound(Exposure exposure) throws Exception {
        List<ToClient.Mark> marks = new ArrayList<>(exposure.page().marks());
        int crowd = random.nextInt(marks.size());
        int state = (crowd + 1 + random.nextInt(marks.size() - 1)) % marks.size();
        ToClient.Mark one = marks.get(crowd);
        ToClient.Mark other = marks.get(state);
        marks.set(
                crowd,
                new ToClient.Mark(
                        one.tick(),
                        choice.altered(one.crowdChecksum()),
                        one.lastOrderSequenceNr(),
                        one.sequenceNr(),
                        one.stateHash()));
        marks.set(
                state,
                new ToClient.Mark(
                        other.tick(),
                        other.crowdChecksum(),
                        other.lastOrderSequenceNr(),
                        other.sequenceNr(),
                        choice.altered(other.stateHash())));
        MarkChoice.Known known = choice.known(exposure);
        ReplayRun.Found found = ReplayRun.start(alone, store, "altered", exposure.session(), marks, known.at())
                .await();
        assertEquals(1, found.status(), "the exit status says that something differs");
        assertEquals(marks.size(), found.count("marksCompared"));
        assertEquals(
                List.of(
                        "the crowd at tick " + one.tick() + " differs",
                        "the state after event " + other.sequenceNr() + " differs"),
                found.report()
                        .get("marksWrong")
                        .valueStream()
                        .map(JsonNode::asString)
                        .sorted()
                        .toList());
        assertEquals(
                known.mark().sequenceNr(), found.report().get("atSequenceNr").asLong());
        assertEquals(known.mark().stateHash(), found.text("stateHash"), "the state at an instant");
    }
}
