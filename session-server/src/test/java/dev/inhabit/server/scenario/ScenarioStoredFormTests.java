package dev.inhabit.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.inhabit.server.journal.GoldenEvents;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EventMeta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in the journal of scenarios, and what makes a command the same again. */
class ScenarioStoredFormTests {
    private static List<ScenarioCommand> commands() {
        return List.of(
                new ScenarioCommand.Draft(PlanSamples.PLAN, PlanSamples.AUTHOR),
                new ScenarioCommand.Change(PlanSamples.PLAN.withoutNotes(), 1, PlanSamples.AUTHOR),
                new ScenarioCommand.Save(2, PlanSamples.AUTHOR),
                new ScenarioCommand.Archive(3, PlanSamples.AUTHOR),
                new ScenarioCommand.Restore(4, PlanSamples.AUTHOR));
    }

    private final List<ScenarioEvent> events = new ArrayList<>();
    private ScenarioState state = ScenarioState.empty(PlanSamples.SCENARIO);

    private void play() {
        for (ScenarioCommand command : commands()) {
            if (!(command.decide(state, PlanSamples.T0) instanceof Decision.Accepted<ScenarioEvent> accepted)) {
                throw new AssertionError(command + " was refused");
            }
            ScenarioEvent event = accepted.events().get(0);
            assertEquals(command.said(), event.said());
            events.add(event);
            state = event.applyTo(state, new EventMeta(events.size(), PlanSamples.T0, PlanSamples.T0));
        }
    }

    @Test
    void everyEventIsStoredAsItsFileSays() throws IOException {
        play();
        GoldenEvents.check(new ScenarioDomain(), events);
    }

    @Test
    void theStateComesBackFromASnapshot() {
        GoldenEvents.checkState(new ScenarioDomain(), state);
        play();
        GoldenEvents.checkState(new ScenarioDomain(), state);
    }

    @Test
    void printingTellsNothing() {
        play();
        String printed = state + " " + events;
        assertFalse(printed.contains("ticket") || printed.contains("train"), printed);
    }
}
