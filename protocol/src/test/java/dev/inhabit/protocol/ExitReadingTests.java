package dev.inhabit.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No form keeps anybody in a scene. */
class ExitReadingTests {
    private static final String EXIT = "{\"type\":\"safety-exit\",\"commandId\":\"exit-0001\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"occurredAtMs\":\"now\"}",
                ",\"occurredAtMs\":1.5}",
                ",\"occurredAtMs\":99999999999999999999}",
                ",\"occurredAtMs\":{}}",
                ",\"reason\":\"a field of the other exit\"}",
                ",\"more\":[1,{\"x\":null}]}",
            })
    void anExitIsReadWithoutWhatIsWrongInIt(String rest) {
        SessionRequest.SafetyExit exit = new SessionRequest.SafetyExit("exit-0001", null);
        assertEquals(exit, Wire.readToServer(EXIT + rest));
        assertEquals(exit, Wire.readSessionRequest(EXIT + rest));
    }

    @Test
    void aTimeThatIsRightIsKept() {
        assertEquals(
                new SessionRequest.SafetyExit("exit-0001", 5L),
                Wire.readToServer(EXIT + ",\"occurredAtMs\":5,\"x\":1}"));
    }

    @Test
    void anExitNeedsNoIdAndNoReasonThatFits() {
        SessionRequest.ForceExit bare = new SessionRequest.ForceExit("", null, null);
        assertEquals(bare, Wire.readToServer("{\"type\":\"force-exit\"}"));
        assertEquals(bare, Wire.readToServer("{\"type\":\"force-exit\",\"commandId\":12,\"reason\":\" \"}"));
        assertEquals(bare, Wire.readToServer("{\"type\":\"force-exit\",\"reason\":\"" + "x".repeat(281) + "\"}"));
        assertEquals(
                new SessionRequest.ForceExit("", null, "enough"),
                Wire.readToServer("{\"type\":\"force-exit\",\"reason\":\"enough\",\"x\":1}"));
    }

    @Test
    void whatIsNoExitIsNotMadeOne() {
        for (String text : new String[] {
            "[\"safety-exit\"]", "{\"type\":\"safety-exit\"", "{\"type\":\"pause\",\"x\":\"safety-exit\"}"
        }) {
            assertThrows(InvalidField.class, () -> Wire.readToServer(text));
        }
        assertThrows(InvalidField.class, () -> Wire.read("{\"type\":\"safety-exit\"}", SessionRequest.Pause.class));
    }
}
