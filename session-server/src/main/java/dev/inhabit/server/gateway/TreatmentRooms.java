package dev.inhabit.server.gateway;

import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.crisis.CrisisResources;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.progress.ProgressSettings;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.safety.SafetyRules;
import dev.inhabit.server.scales.Scale;
import dev.inhabit.server.treatment.ScaleBook;
import dev.inhabit.server.treatment.TreatmentCommand;
import dev.inhabit.server.treatment.TreatmentState;
import dev.inhabit.server.treatment.Treatments;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What the gateway needs of courses of treatment.
 *
 * @param questionnaires those of the clinic's language, in the order in which they are offered
 * @param words what rules read from a message
 * @param crisis whom a patient can reach at once
 * @param safety the clinic's rules of safety
 * @param withNotices patients of a clinic of whom a notice of risk is open
 */
public record TreatmentRooms(
        Door door,
        History history,
        ScaleBook scales,
        List<Scale> questionnaires,
        ProgressSettings progress,
        Function<String, Moment.WordsRead> words,
        CrisisResources crisis,
        SafetyRules safety,
        Function<TenantId, CompletionStage<List<EntityId>>> withNotices) {
    public TreatmentRooms {
        questionnaires = List.copyOf(questionnaires);
    }

    /** The way to them. */
    public interface Door {
        /** The course as it is now; an empty one for whoever never had any. Fails with a TimeoutException. */
        CompletionStage<TreatmentState> look(EntityId patient);

        CompletionStage<Answer> ask(EntityId patient, CommandId commandId, TreatmentCommand command);

        static Door of(Treatments treatments) {
            return new Door() {
                @Override
                public CompletionStage<TreatmentState> look(EntityId patient) {
                    return treatments.look(patient);
                }

                @Override
                public CompletionStage<Answer> ask(EntityId patient, CommandId commandId, TreatmentCommand command) {
                    return treatments.ask(patient, commandId, command);
                }
            };
        }
    }

    /** What happened in a course, without what was said. */
    @FunctionalInterface
    public interface History {
        /** Events {@code from} to {@code to}, both included, in order; those that there are. */
        CompletionStage<List<TreatmentView.Happened>> read(EntityId patient, long from, long to);
    }
}
