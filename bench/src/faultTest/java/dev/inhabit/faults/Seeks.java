package dev.inhabit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.headset.link.SignIn;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.ToClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Random moments asked of the running server: {@code GET /sessions/{id}/state?at=}. */
final class Seeks {
    private static final int PER_SESSION = 4;

    private final StateAsking asking;
    private final MarkChoice choice;

    Seeks(int port, SignIn therapist, MarkChoice choice) {
        this.choice = choice;
        this.asking = new StateAsking(port, therapist);
    }

    void compare(List<Exposure> exposures, Map<String, Exposure.Cut> cuts) throws Exception {
        for (Exposure exposure : exposures) {
            for (int i = 0; i < PER_SESSION; i++) {
                ToClient.Mark second =
                        choice.second(exposure, cuts.getOrDefault(exposure.session(), Exposure.Cut.NONE));
                Rest.StateAt bySessionTime = asking.ask(
                        exposure.session(),
                        Duration.ofMillis(second.tick() * Exposure.TICK_MS).toString());
                assertEquals(second.tick(), bySessionTime.crowdTick());
                assertEquals(second.crowdChecksum(), bySessionTime.crowdChecksum(), "crowd at " + second.tick());
                MarkChoice.Known known = choice.known(exposure);
                Rest.StateAt byInstant = asking.ask(exposure.session(), known.at());
                assertEquals(known.mark().sequenceNr(), byInstant.session().sequenceNr());
                assertEquals(known.mark().stateHash(), byInstant.session().stateHash(), "state at an instant");
            }
        }
        System.out.printf("%d random seeks over REST agree%n", 2 * PER_SESSION * exposures.size());
    }
}
