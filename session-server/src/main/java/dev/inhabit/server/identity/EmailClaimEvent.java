package dev.inhabit.server.identity;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.EventMeta;

/** What happened to the claim of an e-mail address. Holds no address: its keyed hash is the entity's id. */
public sealed interface EmailClaimEvent extends Event<EmailClaimState> {
    EntityId account();

    record Claimed(EntityId account) implements EmailClaimEvent {
        @Override
        public EmailClaimState applyTo(EmailClaimState state, EventMeta meta) {
            return new EmailClaimState(state.id(), account, meta.recordedAt(), false);
        }
    }

    record Confirmed(EntityId account) implements EmailClaimEvent {
        @Override
        public EmailClaimState applyTo(EmailClaimState state, EventMeta meta) {
            return new EmailClaimState(state.id(), account, meta.recordedAt(), true);
        }
    }

    record Released(EntityId account) implements EmailClaimEvent {
        @Override
        public EmailClaimState applyTo(EmailClaimState state, EventMeta meta) {
            return EmailClaimState.empty(state.id());
        }
    }
}
