package dev.inhabit.server.identity;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.record.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes accounts for other people, each with a one-time password. The password follows from the command id and a key of
 * this installation, so that a repeat, after a lost answer, is told the same one and nothing of it is stored.
 */
public final class Invitations {
    // An administrator's account is only ever made by an administrator: without the first there is none.
    private static final CommandId FIRST_ADMINISTRATOR = new CommandId("first-administrator");

    /** How it ended. */
    public sealed interface Result {}

    /** @param oneTimePassword to be handed to the holder, who sets one of their own at the first sign-in */
    public record Invited(EntityId account, String oneTimePassword) implements Result {
        @Override
        public String toString() {
            return "Invited[" + account + "]";
        }
    }

    public record Refused(Refusal refusal) implements Result {}

    /**
     * Who is invited.
     *
     * @param patient the record that a patient's account belongs to; null for other roles
     * @param by the administrator; null where the server itself makes the first
     */
    public record Guest(
            EmailAddress email,
            Role role,
            PersonName name,
            @Nullable EntityId patient,
            @Nullable EntityId by) {}

    private final Accounts accounts;
    private final Registration registration;
    private final EmailHashes hashes;

    public Invitations(Accounts accounts, Registration registration, EmailHashes hashes) {
        this.accounts = accounts;
        this.registration = registration;
        this.hashes = hashes;
    }

    /** Refused with {@code CONFLICT} where the address has an account, or the invited one has used its password. */
    public CompletionStage<Result> invite(TenantId tenant, CommandId commandId, Guest guest) {
        String password = hashes.derivePassword("one-time password " + tenant + " " + commandId + " "
                + guest.email().value());
        Registration.Applicant applicant =
                new Registration.Applicant(guest.email(), guest.role(), guest.name(), password, true, guest.by());
        return registration.register(tenant, commandId, applicant).thenCompose(result -> {
            if (result instanceof Registration.Refused refused) {
                return CompletableFuture.completedStage(new Refused(refused.refusal()));
            }
            EntityId account = ((Registration.Registered) result).account();
            return linked(account, commandId, guest)
                    .thenCompose(answer -> answer instanceof Answer.Done
                            ? accounts.look(account).thenApply(state -> told(state, password))
                            : CompletableFuture.completedStage(notDone(answer)));
        });
    }

    /**
     * The clinic's first administrator. Asked again with the same address before the password was used, it tells the
     * same; refused with {@code CONFLICT} ever after.
     */
    public CompletionStage<Result> firstAdministrator(TenantId tenant, EmailAddress email) {
        Guest guest = new Guest(email, Role.ADMIN, new PersonName("Administrator"), null, null);
        return accounts.look(Registration.accountOf(tenant, FIRST_ADMINISTRATOR))
                .thenCompose(found -> {
                    AccountState.Holder holder = found.holder();
                    boolean free = holder == null
                            || (holder.hasOneTimePassword() && holder.email().equals(email));
                    return free
                            ? invite(tenant, FIRST_ADMINISTRATOR, guest)
                            : CompletableFuture.completedStage(new Refused(Refusal.of(
                                    ErrorCode.CONFLICT,
                                    "this clinic has an administrator already, who makes all further accounts")));
                });
    }

    private CompletionStage<Answer> linked(EntityId account, CommandId commandId, Guest guest) {
        EntityId patient = guest.patient();
        if (patient == null) {
            return CompletableFuture.completedStage(new Answer.Done(commandId, 0, true));
        }
        String name = "link " + account + " " + commandId;
        CommandId linkId = new CommandId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
        return accounts.ask(account, linkId, new AccountCommand.LinkToPatient(patient, guest.by()));
    }

    private static Result told(AccountState account, String password) {
        AccountState.Holder holder = account.holder();
        return holder != null && holder.hasOneTimePassword()
                ? new Invited(account.id(), password)
                : new Refused(Refusal.of(ErrorCode.CONFLICT, "this account's one-time password has been used"));
    }

    private static Result notDone(Answer answer) {
        return new Refused(
                answer instanceof Answer.Refused refused
                        ? refused.refusal()
                        : Refusal.of(ErrorCode.OUTCOME_UNKNOWN, "perhaps made; ask again with the same commandId"));
    }
}
