package dev.inhabit.server.gateway;

import dev.inhabit.server.identity.AccountState;
import dev.inhabit.server.identity.Invitations;
import dev.inhabit.server.identity.OwnAccount;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import java.util.concurrent.CompletionStage;

/** Where people are fixed by the test. Routes that get this far are tested before real accounts: AccountRoutesTests. */
final class NoAccounts implements AccountDoor {
    private static UnsupportedOperationException none() {
        return new UnsupportedOperationException("there are no accounts here");
    }

    @Override
    public CompletionStage<Invitations.Result> invite(CommandId commandId, Invitations.Guest guest) {
        throw none();
    }

    @Override
    public CompletionStage<AccountState> look(EntityId account) {
        throw none();
    }

    @Override
    public CompletionStage<Answer> changePassword(EntityId account, String password, String newPassword) {
        throw none();
    }

    @Override
    public CompletionStage<OwnAccount.Offer> offerSecondFactor(EntityId account) {
        throw none();
    }

    @Override
    public CompletionStage<Answer> enrolSecondFactor(EntityId account, String password, String secret, String code) {
        throw none();
    }
}
