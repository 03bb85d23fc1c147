package dev.inhabit.server.crowd.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class NoGarbageTests {
    @Test
    void ticksAllocateNothing() {
        CrowdSimulator crowd = new CrowdSimulator(Scripts.seating(1, CrowdSettings.of(500, 50, 5)));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        crowd.advanceTo(200);
        threads.getThreadAllocatedBytes(id);
        long before = threads.getThreadAllocatedBytes(id);
        crowd.advanceTo(2_200);
        long bytes = threads.getThreadAllocatedBytes(id) - before;
        assertTrue(bytes < 2_000, bytes + " bytes in 2,000 ticks");
    }
}
