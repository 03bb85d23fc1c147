package dev.inhabit.headset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SwarmSessionTests {
    @Test
    void eachCountStandsBeforeItsNameAndApartFromTheNext() {
        SwarmSession session = new SwarmSession("demo~s1", "3C", new SwarmSession.Commands(17, 0, 0), 8, 2, 0, null);
        assertEquals(
                "3C      demo~s1 · commands: 17 recorded, 0 lost, 0 doubled"
                        + " · marks: 8 compared with the replay (2 with their state), 0 different",
                session.line());
        assertFalse(session.hasLoss());
    }

    @Test
    void whatIsLostDoubledOrDifferentIsALoss() {
        assertTrue(new SwarmSession("s", "3C", new SwarmSession.Commands(17, 1, 0), 8, 2, 0, null).hasLoss());
        assertTrue(new SwarmSession("s", "3C", new SwarmSession.Commands(17, 0, 1), 8, 2, 0, null).hasLoss());
        assertTrue(new SwarmSession("s", "3C", new SwarmSession.Commands(17, 0, 0), 8, 2, 1, null).hasLoss());
    }
}
