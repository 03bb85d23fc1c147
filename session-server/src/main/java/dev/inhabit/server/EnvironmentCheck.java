package dev.inhabit.server;

import dev.inhabit.server.journal.CannotStart;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the environment sets over the settings, before it is used: there a wrong value no longer has its variable's name. */
final class EnvironmentCheck {
    private static final List<String> PORTS = List.of("INHABIT_PORT", "INHABIT_NODE_PORT");
    private static final List<String> SWITCHES = List.of("INHABIT_CREATE_TABLES", "INHABIT_BEHIND_TLS");
    private static final Set<String> SWITCHED = Set.of("true", "false", "yes", "no", "on", "off");

    private EnvironmentCheck() {}

    /** @throws CannotStart with variable, value and what it must be */
    static void of(Map<String, String> environment) {
        for (String variable : PORTS) {
            String value = environment.get(variable);
            if (value != null && !isPort(value)) {
                throw new CannotStart(variable + " is '" + value + "', must be a number from 0 to 65535.");
            }
        }
        for (String variable : SWITCHES) {
            String value = environment.get(variable);
            if (value != null && !SWITCHED.contains(value)) {
                throw new CannotStart(variable + " is '" + value + "', must be true or false.");
            }
        }
    }

    private static boolean isPort(String value) {
        return value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535;
    }
}
