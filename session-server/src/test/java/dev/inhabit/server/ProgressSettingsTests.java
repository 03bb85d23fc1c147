package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import dev.inhabit.server.journal.CannotStart;
import dev.inhabit.server.progress.ProgressSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a clinic says about how reliable its questionnaires are. */
class ProgressSettingsTests {
    private static ProgressSettings settings(String text) {
        return Settings.progress(
                ConfigFactory.parseString(text).withFallback(ConfigFactory.parseResources("inhabit.conf")));
    }

    @Test
    void nothingIsReliableUnlessTheClinicSaysSo() {
        assertEquals(Map.of(), settings("").reliabilities());
        assertEquals(
                new ProgressSettings.Reliability(0.95, 24.1),
                settings("inhabit.progress.reliability.lsas { reliability = 0.95, standard-deviation = 24.1 }")
                        .reliabilities()
                        .get("lsas"));
    }

    @Test
    void whatCannotBeIsSaidWithItsPlace() {
        CannotStart refused = assertThrows(
                CannotStart.class,
                () -> settings("inhabit.progress.reliability.phq-9 { reliability = 1, standard-deviation = 5 }"));
        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("inhabit.progress.reliability.phq-9 cannot be used"),
                refused.getMessage());
    }
}
