package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ScenarioRequest;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.scenario.BuilderChoices;
import dev.inhabit.server.scenario.PlanForms;
import dev.inhabit.server.scenario.ScenarioCommand;

/** From requests on the wire to commands of a scenario. */
final class ScenarioTranslation {
    private ScenarioTranslation() {}

    static ScenarioCommand command(ScenarioRequest request, BuilderChoices choices, EntityId by) {
        long expected = request.expectedSequenceNr();
        if (request instanceof ScenarioRequest.ChangeScenario change) {
            return new ScenarioCommand.Change(PlanForms.plan(change.form(), choices), expected, by);
        } else if (request instanceof ScenarioRequest.SaveScenario) {
            return new ScenarioCommand.Save(expected, by);
        } else if (request instanceof ScenarioRequest.ArchiveScenario) {
            return new ScenarioCommand.Archive(expected, by);
        }
        return new ScenarioCommand.Restore(expected, by);
    }
}
