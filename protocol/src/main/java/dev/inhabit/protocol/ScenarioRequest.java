package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atLeast;
import static dev.inhabit.protocol.InvalidField.present;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * What can be asked of a scenario, over {@code POST /api/v1/scenarios/{id}/commands}. Each names the {@code sequenceNr} at
 * which the scenario was read, and is refused where it has changed since. Sending a {@code commandId} again has no second
 * effect and gets the same answer.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ScenarioRequest {
    String commandId();

    /** Of the scenario as it was read. */
    long expectedSequenceNr();

    /** Replaces the draft; what was saved stays. */
    @JsonTypeName("change-scenario")
    record ChangeScenario(String commandId, long expectedSequenceNr, ScenarioForm form) implements ScenarioRequest {
        public ChangeScenario {
            checked(commandId, expectedSequenceNr);
            present("form", form);
        }
    }

    /** Makes the draft the next revision, which never changes. */
    @JsonTypeName("save-scenario")
    record SaveScenario(String commandId, long expectedSequenceNr) implements ScenarioRequest {
        public SaveScenario {
            checked(commandId, expectedSequenceNr);
        }
    }

    /** No session starts from it any more. */
    @JsonTypeName("archive-scenario")
    record ArchiveScenario(String commandId, long expectedSequenceNr) implements ScenarioRequest {
        public ArchiveScenario {
            checked(commandId, expectedSequenceNr);
        }
    }

    @JsonTypeName("restore-scenario")
    record RestoreScenario(String commandId, long expectedSequenceNr) implements ScenarioRequest {
        public RestoreScenario {
            checked(commandId, expectedSequenceNr);
        }
    }

    private static void checked(String commandId, long expectedSequenceNr) {
        present("commandId", commandId);
        atLeast("expectedSequenceNr", expectedSequenceNr, 1);
    }
}
