package dev.inhabit.server.patient;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.EventMeta;
import java.util.Arrays;

/** What happened to a patient's record. Stable names, never reworded. {@code by} is the account that asked for it. */
public sealed interface PatientEvent extends Event<PatientState> {

    /** What was asked for, see {@link Event#said}. */
    static Object said(String what, EntityId by, Object... chosen) {
        return what + " " + by + " " + Arrays.toString(chosen);
    }

    record Registered(PatientState.Profile profile, EntityId by) implements PatientEvent {
        @Override
        public PatientState applyTo(PatientState state, EventMeta meta) {
            return state.with(profile);
        }
    }

    record ProfileAmended(PatientState.Profile profile, EntityId by) implements PatientEvent {
        @Override
        public PatientState applyTo(PatientState state, EventMeta meta) {
            return state.with(profile);
        }
    }

    record CareTeamJoined(EntityId therapist, EntityId by) implements PatientEvent {
        @Override
        public Object said() {
            return PatientEvent.said("join", by, therapist);
        }

        @Override
        public PatientState applyTo(PatientState state, EventMeta meta) {
            return state.joinedBy(therapist);
        }
    }

    record CareTeamLeft(EntityId therapist, EntityId by) implements PatientEvent {
        @Override
        public Object said() {
            return PatientEvent.said("leave", by, therapist);
        }

        @Override
        public PatientState applyTo(PatientState state, EventMeta meta) {
            return state.leftBy(therapist);
        }
    }

    record ConsentGiven(ConsentFlow flow, String textVersion, EntityId by) implements PatientEvent {
        @Override
        public Object said() {
            return PatientEvent.said("give", by, flow, textVersion);
        }

        @Override
        public PatientState applyTo(PatientState state, EventMeta meta) {
            return state.with(state.consents().with(flow, new Consent(true, meta.occurredAt(), textVersion)));
        }
    }

    record ConsentWithdrawn(ConsentFlow flow, String textVersion, EntityId by) implements PatientEvent {
        @Override
        public Object said() {
            return PatientEvent.said("withdraw", by, flow, textVersion);
        }

        @Override
        public PatientState applyTo(PatientState state, EventMeta meta) {
            return state.with(state.consents().with(flow, new Consent(false, meta.occurredAt(), textVersion)));
        }
    }
}
