package dev.inhabit.server.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.protocol.crowd.CrowdPicture;
import dev.inhabit.protocol.crowd.CrowdPicture.Applied;
import dev.inhabit.protocol.crowd.MalformedFrame;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.crowd.simulation.CrowdSettings;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import dev.inhabit.server.crowd.simulation.CrowdTimeline;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A watcher that hears what a crowd tells, and compares it with the crowd as it must be. */
final class Told {
    static final CrowdSeating SEATING = new CrowdSeating(11, 1, 120, CrowdSettings.of(80, 50, 5));

    final CrowdPicture seen = new CrowdPicture(SEATING.seats());
    final Map<Long, CrowdOut.Mark> marks = new TreeMap<>();
    final List<CrowdOut.Frame> frames = new ArrayList<>();
    int seatMaps;

    void hear(CrowdOut out) throws MalformedFrame {
        if (out instanceof CrowdOut.Frame frame) {
            frames.add(frame);
            assertEquals(Applied.DONE, seen.apply(ByteBuffer.wrap(frame.bytes())), "tick " + frame.tick());
        } else if (out instanceof CrowdOut.Mark mark) {
            marks.put(mark.tick(), mark);
        } else {
            seatMaps++;
        }
    }

    static CrowdTimeline reference(List<CrowdOrder> orders) {
        CrowdTimeline timeline = new CrowdTimeline(SEATING, 100, 8);
        orders.forEach(timeline::add);
        return timeline;
    }

    /** Checks picture and marks against a crowd that knew all orders from the beginning. */
    void assertTrue(List<CrowdOrder> orders) {
        CrowdTimeline timeline = reference(orders);
        CrowdSimulator crowd = timeline.at(seen.tick());
        for (int npc = 0; npc < SEATING.seats(); npc++) {
            assertEquals(crowd.word(npc), seen.word(npc), "NPC " + npc);
        }
        assertEquals(crowd.meanAttention(), seen.meanAttention());
        for (CrowdOut.Mark mark : marks.values()) {
            assertEquals(timeline.checksumAt(mark.tick()), mark.checksum(), "mark at " + mark.tick());
            assertEquals(timeline.lastOrderAt(mark.tick()), mark.lastOrderSequenceNr(), "mark at " + mark.tick());
        }
    }
}
