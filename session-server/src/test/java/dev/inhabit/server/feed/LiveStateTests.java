package dev.inhabit.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.ToClient;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveStateTests {
    private final LiveState state = new LiveState(ShippedSpeaker.TARGETS);

    private ToClient.Live at(long nowMs) {
        return state.at(1, 0, nowMs, 0, Phase.RUNNING, true, false, false, false, List.of(), List.of(), 1);
    }

    @Test
    void thePoseOfTheHeadAgesUntilTheNextOneComes() {
        assertNull(at(1_000).headPoseAgeMs());
        state.felt(new Moment.Pose(-12, 3, 7), 1_000, 0);
        assertEquals(0, at(1_000).headPoseAgeMs());
        // A headset that is gone tells nothing: only the age says that it no longer looks there.
        assertEquals(60_000, at(61_000).headPoseAgeMs());
        assertEquals(7, at(61_000).gazeNpc());
        state.felt(new Moment.Pose(10, 0, null), 62_000, 0);
        assertEquals(100, at(62_100).headPoseAgeMs());
    }
}
