package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Version;
import dev.inhabit.server.session.DropCause;
import java.util.List;

/** What sessions brought, and which sub-levels are open because of it or by a therapist's word. */
public sealed interface LevelEvent extends TreatmentEvent {

    /** A session is over, or what is known of one that was has changed. */
    @Version(3)
    record ResultRecorded(ExposureResult result) implements LevelEvent {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.results().with(meta.sequenceNr(), result)).felt(result);
        }
    }

    /** @param becauseNrs sequence numbers of the result and, by the second rule, of the review that it rests on */
    record SublevelPassed(String sublevel, EntityId session, PassRule rule, List<Long> becauseNrs)
            implements LevelEvent {
        public SublevelPassed {
            becauseNrs = List.copyOf(becauseNrs);
        }

        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.levels()
                    .plus(new LevelProgress.Passed(
                            meta.sequenceNr(), meta.recordedAt(), sublevel, session, rule, becauseNrs)));
        }
    }

    /** @param becauseNrs sequence numbers of the passes that it rests on */
    record LevelUnlocked(int level, List<Long> becauseNrs) implements LevelEvent {
        public LevelUnlocked {
            becauseNrs = List.copyOf(becauseNrs);
        }

        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.levels().plus(new LevelProgress.Unlocked(meta.sequenceNr(), level)));
        }
    }

    /**
     * A therapist opened or closed something whatever the rules say.
     *
     * @param place a level such as {@code 3}, or a sub-level such as {@code 3C}
     */
    record LevelOverridden(String place, boolean open, String reason, EntityId by) implements LevelEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.levels()
                    .plus(new LevelProgress.TherapistsWord(
                            meta.sequenceNr(), meta.recordedAt(), place, open, reason, by)));
        }
    }

    /** By what distress fell in a session, in a therapist's judgement; takes the place of the session's own rule. */
    record DropClassed(EntityId session, DropCause cause, String reason, EntityId by) implements LevelEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.results().classed(session, new Results.Classed(meta.sequenceNr(), cause)));
        }
    }

    /** Names are stored: never renamed. */
    enum PassRule {
        /** Completed, its own criterion met, and distress at the end at or below the sub-level's target. */
        TARGET_REACHED,
        /** Completed, its own criterion met, and what was feared did not happen and became 30 points or more less likely. */
        EXPECTANCY_DROPPED
    }
}
