package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inhabit.server.journal.CannotStart;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentCheckTests {
    @ParameterizedTest
    @CsvSource({"INHABIT_PORT,abc", "INHABIT_PORT,-1", "INHABIT_PORT,65536", "INHABIT_NODE_PORT,7.5", "INHABIT_PORT,''"
    })
    void aPortThatIsNoneIsNamedWithItsVariable(String variable, String value) {
        CannotStart refused = assertThrows(CannotStart.class, () -> EnvironmentCheck.of(Map.of(variable, value)));
        assertEquals(variable + " is '" + value + "', must be a number from 0 to 65535.", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"INHABIT_CREATE_TABLES,1", "INHABIT_BEHIND_TLS,maybe"})
    void aSwitchThatIsNoneIsNamedWithItsVariable(String variable, String value) {
        CannotStart refused = assertThrows(CannotStart.class, () -> EnvironmentCheck.of(Map.of(variable, value)));
        assertEquals(variable + " is '" + value + "', must be true or false.", refused.getMessage());
    }

    @Test
    void whatIsRightOrAbsentPasses() {
        assertDoesNotThrow(() -> EnvironmentCheck.of(Map.of()));
        assertDoesNotThrow(() -> EnvironmentCheck.of(Map.of(
                "INHABIT_PORT",
                "0",
                "INHABIT_NODE_PORT",
                "25520",
                "INHABIT_CREATE_TABLES",
                "true",
                "INHABIT_BEHIND_TLS",
                "off")));
    }
}
