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
        permits HierarchyCommand,
                LevelCommand,
                HomeworkCommand,
                GoalCommand,
                LearningCommand,
                MessageCommand,
                NoticeCommand,
                ScaleCommand {

    /** What is recorded where nothing speaks against it. */
    TreatmentEvent asked();

    /** What is recorded, before what follows from it: what was asked, and what the server itself noticed with it. */
    default List<TreatmentEvent> recorded(TreatmentState state) {
        return List.of(asked());
    }

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
        return refusal == null
                ? Decision.ofAll(withWhatFollows(state, recorded(state), now))
                : Decision.refuse(refusal);
    }

    private static List<TreatmentEvent> withWhatFollows(
            TreatmentState state, List<TreatmentEvent> recorded, Instant now) {
        List<TreatmentEvent> events = new ArrayList<>(recorded);
        TreatmentState after = state;
        for (TreatmentEvent event : recorded) {
            after = after(after, event, now);
        }
        Optional<TreatmentEvent> next = TreatmentRules.next(after);
        while (next.isPresent()) {
            events.add(next.get());
            after = after(after, next.get(), now);
            next = TreatmentRules.next(after);
        }
        return events;
    }

    private static TreatmentState after(TreatmentState state, TreatmentEvent event, Instant now) {
        return event.applyTo(state, new EventMeta(state.sequenceNr() + 1, now, now));
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
