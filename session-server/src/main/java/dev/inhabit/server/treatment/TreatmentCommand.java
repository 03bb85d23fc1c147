package dev.inhabit.server.treatment;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a course of treatment; whether somebody may is asked of Access. What is accepted is recorded, with
 * whatever {@link TreatmentRules} say follows from it.
 */
public sealed interface TreatmentCommand extends Command<TreatmentState, TreatmentEvent>
        permits HierarchyCommand, LevelCommand, HomeworkCommand, GoalCommand, LearningCommand, ScaleCommand {

    /** What is recorded where nothing speaks against it. */
    TreatmentEvent asked();

    /** What speaks against it as things stand; null where nothing does. */
    @Nullable
    Refusal against(TreatmentState state, Instant now);

    @Override
    default @Nullable Object said() {
        return asked().said();
    }

    @Override
    default Decision<TreatmentEvent> decide(TreatmentState state, Instant now) {
        Refusal refusal = against(state, now);
        return refusal == null ? Decision.ofAll(withWhatFollows(state, asked(), now)) : Decision.refuse(refusal);
    }

    private static List<TreatmentEvent> withWhatFollows(TreatmentState state, TreatmentEvent first, Instant now) {
        List<TreatmentEvent> events = new ArrayList<>();
        TreatmentState after = state;
        Optional<? extends TreatmentEvent> next = Optional.of(first);
        while (next.isPresent()) {
            TreatmentEvent event = next.get();
            events.add(event);
            after = event.applyTo(after, new EventMeta(after.sequenceNr() + 1, now, now));
            next = TreatmentRules.next(after);
        }
        return events;
    }

    /** Of something that is not there. */
    static Refusal unknown(String field, long nr) {
        return Refusal.of(ErrorCode.NOT_FOUND, field + " is " + nr + ", and there is no such thing");
    }

    static Refusal conflict(String message) {
        return Refusal.of(ErrorCode.CONFLICT, message);
    }

    /** @return null where it is a sub-level or none */
    static @Nullable Refusal unlessSublevel(@Nullable String sublevel) {
        return sublevel == null || LevelProgress.isSublevel(sublevel)
                ? null
                : Refusal.invalid("sublevel", "sublevel is no sub-level, must be one of 1A to 5E");
    }
}
