package dev.inhabit.server.identity;

import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;

/** How the journal keeps the claim of an e-mail address: about the holder of the account that claims it. */
public final class EmailClaimDomain implements Domain<EmailClaimState, EmailClaimEvent> {
    @Override
    public String name() {
        return "email-claim";
    }

    @Override
    public Class<EmailClaimEvent> eventType() {
        return EmailClaimEvent.class;
    }

    @Override
    public Class<EmailClaimState> stateType() {
        return EmailClaimState.class;
    }

    @Override
    public EmailClaimState empty(EntityId id) {
        return EmailClaimState.empty(id);
    }

    @Override
    public Subject subjectOf(EmailClaimEvent event, EmailClaimState after) {
        return AccountDomain.subject(event.account());
    }

    @Override
    public RetentionClass retentionOf(EmailClaimEvent event) {
        return RetentionClass.ACCOUNT;
    }
}
