package dev.inhabit.server.treatment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.inhabit.server.journal.GoldenEvents;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.treatment.HierarchyEvent.ItemMovedByRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands in the journal of courses of treatment, and what makes a command the same again. */
class TreatmentStoredFormTests {
    private static Course played() {
        Course course = new Course();
        TreatmentSamples.COMMANDS.forEach(course::ask);
        return course;
    }

    @Test
    void everyEventIsStoredAsItsFileSays() throws IOException {
        List<TreatmentEvent> events = new ArrayList<>(played().events());
        events.add(new ItemMovedByRule(
                1,
                ItemStatus.IN_PROGRESS,
                ItemStatus.HABITUATED,
                HierarchyEvent.Rule.TWO_SESSIONS_RUNNING,
                List.of(9L, 12L)));
        events.add(new LevelEvent.LevelUnlocked(2, List.of(9L, 12L, 15L, 18L)));
        events.add(
                new LearningEvent.ContraindicationsRetracted(List.of(Learning.Contraindication.EPILEPSY), Course.BY));
        GoldenEvents.check(new TreatmentDomain(), events);
    }

    @Test
    void theStateComesBackFromASnapshot() {
        GoldenEvents.checkState(new TreatmentDomain(), TreatmentState.empty(Course.PATIENT));
        GoldenEvents.checkState(new TreatmentDomain(), played().state());
    }

    @Test
    void everyCommandIsAmongTheSamples() {
        Set<Class<?>> samples = new HashSet<>();
        TreatmentSamples.COMMANDS.forEach(command -> samples.add(command.getClass()));
        Set<Class<?>> kinds = new HashSet<>();
        Stream.of(TreatmentCommand.class.getPermittedSubclasses())
                .flatMap(part -> Stream.of(part.getPermittedSubclasses()))
                .forEach(kinds::add);
        assertEquals(kinds, samples);
    }

    /** Else a repeat would be refused as another command, or another command be taken for a repeat. */
    @Test
    void anEventTellsWhatItsCommandSaidAndNoOtherDoes() {
        Course course = new Course();
        Set<String> said = new HashSet<>();
        for (TreatmentCommand command : TreatmentSamples.COMMANDS) {
            if (!(command.decide(course.state(), Course.T0) instanceof Decision.Accepted<TreatmentEvent> accepted)) {
                throw new AssertionError(command + " was refused");
            }
            assertEquals(command.said(), accepted.events().get(0).said());
            if (command.said() != null) {
                assertEquals(true, said.add(String.valueOf(command.said())), command.toString());
            }
            course.ask(command);
        }
    }

    @Test
    void printingAStateTellsNothing() {
        String printed = played().state().toString();
        assertFalse(printed.contains("café") || printed.contains("Kim"), printed);
    }
}
