package dev.inhabit.headset.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The rate of a display that nobody looks at is that of its program. */
class SimulatedGlassesTests {
    private final AtomicLong nowNs = new AtomicLong();
    private final SimulatedGlasses glasses = new SimulatedGlasses(90, nowNs::get);

    /** Shows the scene so many times, each so long after the one before. */
    private double rate(int times, long everyMs) {
        Scene scene = new Scene();
        for (int i = 0; i < times; i++) {
            nowNs.addAndGet(everyMs * 1_000_000);
            glasses.show(scene);
        }
        Double rate = glasses.framesPerS();
        assertNotNull(rate);
        return rate;
    }

    @Test
    void aProgramThatKeepsUpDrawsAtTheDisplaysRate() {
        assertEquals(90, rate(20, 50), 1e-9);
        assertEquals(90, rate(10, 100), 1e-9);
    }

    @Test
    void theFramesOfATimeInWhichItStoodStillAreLost() {
        assertEquals(0, rate(2, 500), 1e-9);
        rate(10, 50);
        nowNs.addAndGet(500_000_000);
        glasses.show(new Scene());
        assertEquals(90 * 0.5, rate(10, 50), 1e-9, "half of a second was lost");
    }
}
