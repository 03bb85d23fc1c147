package dev.inhabit.server.identity;

import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;

/** How the journal keeps an account: about its holder. */
public final class AccountDomain implements Domain<AccountState, AccountEvent> {
    @Override
    public String name() {
        return "account";
    }

    @Override
    public Class<AccountEvent> eventType() {
        return AccountEvent.class;
    }

    @Override
    public Class<AccountState> stateType() {
        return AccountState.class;
    }

    @Override
    public AccountState empty(EntityId id) {
        return AccountState.empty(id);
    }

    @Override
    public Subject subjectOf(AccountEvent event, AccountState after) {
        return subject(after.id());
    }

    @Override
    public RetentionClass retentionOf(AccountEvent event) {
        return RetentionClass.ACCOUNT;
    }

    /** The pseudonym of an account's holder, equal in every domain that records something about the account. */
    public static Subject subject(EntityId account) {
        return new Subject(account.tenant(), account.local());
    }
}
