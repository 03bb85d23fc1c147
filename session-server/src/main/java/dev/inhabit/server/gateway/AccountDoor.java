package dev.inhabit.server.gateway;

import dev.inhabit.server.identity.AccountState;
import dev.inhabit.server.identity.Invitations;
import dev.inhabit.server.identity.OwnAccount;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.util.concurrent.CompletionStage;

/** The way to making and changing accounts. */
public interface AccountDoor {
    CompletionStage<Invitations.Result> invite(CommandId commandId, Invitations.Guest guest);

    CompletionStage<AccountState> look(EntityId account);

    /** See {@link OwnAccount#changePassword}. */
    CompletionStage<Answer> changePassword(EntityId account, String password, String newPassword);

    /** See {@link OwnAccount#offerSecondFactor}. */
    CompletionStage<OwnAccount.Offer> offerSecondFactor(EntityId account);

    /** See {@link OwnAccount#enrolSecondFactor}. */
    CompletionStage<Answer> enrolSecondFactor(EntityId account, String password, String secret, String code);

    /** @param tenant the clinic whose accounts are made here */
    static AccountDoor of(TenantId tenant, Invitations invitations, OwnAccount own) {
        return new AccountDoor() {
            @Override
            public CompletionStage<Invitations.Result> invite(CommandId commandId, Invitations.Guest guest) {
                return invitations.invite(tenant, commandId, guest);
            }

            @Override
            public CompletionStage<AccountState> look(EntityId account) {
                return own.look(account);
            }

            @Override
            public CompletionStage<Answer> changePassword(EntityId account, String password, String newPassword) {
                return own.changePassword(account, password, newPassword);
            }

            @Override
            public CompletionStage<OwnAccount.Offer> offerSecondFactor(EntityId account) {
                return own.offerSecondFactor(account);
            }

            @Override
            public CompletionStage<Answer> enrolSecondFactor(
                    EntityId account, String password, String secret, String code) {
                return own.enrolSecondFactor(account, password, secret, code);
            }
        };
    }
}
