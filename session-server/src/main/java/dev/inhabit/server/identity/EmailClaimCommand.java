package dev.inhabit.server.identity;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import java.time.Instant;

/** The three steps by which one address gets at most one account: claim it, create the account, confirm. */
public sealed interface EmailClaimCommand extends Command<EmailClaimState, EmailClaimEvent> {

    record Claim(EntityId account) implements EmailClaimCommand {
        @Override
        public Decision<EmailClaimEvent> decide(EmailClaimState state, Instant now) {
            if (account.equals(state.holder())) {
                return Decision.nothing();
            }
            return state.isFree(now) ? Decision.of(new EmailClaimEvent.Claimed(account)) : taken();
        }
    }

    record Confirm(EntityId account) implements EmailClaimCommand {
        @Override
        public Decision<EmailClaimEvent> decide(EmailClaimState state, Instant now) {
            if (!account.equals(state.holder())) {
                return taken();
            }
            return state.confirmed() ? Decision.nothing() : Decision.of(new EmailClaimEvent.Confirmed(account));
        }
    }

    /** Gives an address back: a registration that failed, or an account that is deleted. */
    record Release(EntityId account) implements EmailClaimCommand {
        @Override
        public Decision<EmailClaimEvent> decide(EmailClaimState state, Instant now) {
            return account.equals(state.holder())
                    ? Decision.of(new EmailClaimEvent.Released(account))
                    : Decision.nothing();
        }
    }

    private static Decision<EmailClaimEvent> taken() {
        return Decision.refuse(ErrorCode.CONFLICT, "this e-mail address has an account");
    }
}
