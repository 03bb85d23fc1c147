package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.EventMeta;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a course of treatment. Names and fields are stable for ever. What somebody asked for holds that and
 * nothing else, so that its text tells a repeat from another command; {@code by} is the account that asked.
 */
public sealed interface TreatmentEvent extends Event<TreatmentState>
        permits HierarchyEvent,
                LevelEvent,
                HomeworkEvent,
                GoalEvent,
                LearningEvent,
                MessageEvent,
                NoticeEvent,
                ScaleEvent {

    /** Folds what the event says; position and time are folded for all alike. */
    TreatmentState fold(TreatmentState state, EventMeta meta);

    @Override
    default TreatmentState applyTo(TreatmentState state, EventMeta meta) {
        return fold(state.at(meta), meta);
    }

    /** What somebody asked for; all else the server itself noticed. */
    interface ByPerson {
        /** The account that asked. */
        EntityId by();
    }

    @Override
    default @Nullable Object said() {
        return this instanceof ByPerson ? toString() : null;
    }
}
