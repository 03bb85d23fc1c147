package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.Rest;
import dev.inhabit.server.identity.AccountState;
import dev.inhabit.server.identity.ClinicAct;
import dev.inhabit.server.identity.EmailAddress;
import dev.inhabit.server.identity.Invitations;
import dev.inhabit.server.identity.PatientAct;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;

/** Accounts: those that an administrator makes for others, and what everybody changes of their own. */
final class AccountEndpoints {
    private final GatewayRooms rooms;

    AccountEndpoints(GatewayRooms rooms) {
        this.rooms = rooms;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(
                        HttpMethods.POST,
                        "/accounts",
                        "Makes somebody's account, with a one-time password; the same commandId again tells the same",
                        Endpoint.Pace.WRITE,
                        false,
                        List.of(),
                        Rest.InviteAccount.class,
                        Rest.AccountInvited.class,
                        Endpoint.enveloped(this::invite)),
                new Endpoint(
                        HttpMethods.GET,
                        "/auth/account",
                        "What is kept of your account, but for the password's hash",
                        Endpoint.Pace.READ,
                        false,
                        List.of(),
                        null,
                        Rest.OwnAccount.class,
                        Endpoint.enveloped(this::account)),
                new Endpoint(
                        HttpMethods.POST,
                        "/auth/password",
                        "Changes your password; every sign-in made with the old one ends",
                        Endpoint.Pace.SIGN_IN,
                        false,
                        List.of(),
                        Rest.ChangePassword.class,
                        Rest.AccountChanged.class,
                        Endpoint.enveloped(this::changePassword)),
                new Endpoint(
                        HttpMethods.GET,
                        "/auth/second-factor",
                        "A new secret for an authenticator app; kept once it is posted back with a code of it",
                        Endpoint.Pace.SIGN_IN,
                        false,
                        List.of(),
                        null,
                        Rest.NewSecondFactor.class,
                        Endpoint.enveloped(this::offerSecondFactor)),
                new Endpoint(
                        HttpMethods.POST,
                        "/auth/second-factor",
                        "Enrols a second factor; the next sign-in asks for a code",
                        Endpoint.Pace.SIGN_IN,
                        false,
                        List.of(),
                        Rest.EnrolSecondFactor.class,
                        Rest.AccountChanged.class,
                        Endpoint.enveloped(this::enrolSecondFactor)));
    }

    private CompletionStage<Rest.AccountInvited> invite(ApiCall call) {
        Principal who = call.who();
        Rest.InviteAccount ask = call.body(Rest.InviteAccount.class);
        CommandId commandId = Translation.commandId(ask.commandId());
        RefusedException.unlessAllowed(rooms.access().may(who, ClinicAct.REGISTER_ACCOUNT));
        return patientOf(ask.patientId(), who)
                .thenCompose(patient -> rooms.accounts()
                        .invite(
                                commandId,
                                new Invitations.Guest(
                                        email(ask.email()),
                                        ask.role(),
                                        name(ask.displayName()),
                                        patient,
                                        who.account())))
                .thenApply(result -> {
                    if (result instanceof Invitations.Invited invited) {
                        return new Rest.AccountInvited(invited.account().toString(), invited.oneTimePassword());
                    }
                    throw RefusedException.of(((Invitations.Refused) result).refusal());
                });
    }

    private CompletionStage<@Nullable EntityId> patientOf(@Nullable String text, Principal who) {
        if (text == null) {
            return CompletableFuture.completedStage(null);
        }
        EntityId patient;
        try {
            patient = EntityId.parse(text);
        } catch (IllegalArgumentException e) {
            throw noSuchPatient();
        }
        // As if it did not exist: another clinic's records are not even woken.
        if (!patient.tenant().equals(who.tenant())) {
            throw noSuchPatient();
        }
        return rooms.patients().look(patient).thenApply(state -> {
            if (!state.isRegistered()) {
                throw noSuchPatient();
            }
            RefusedException.unlessAllowed(
                    rooms.access().may(who, PatientAct.VIEW_ADMINISTRATIVE, PatientFacts.of(state)));
            return patient;
        });
    }

    private static RefusedException noSuchPatient() {
        return RefusedException.invalid("patientId", "patientId must be the id of a patient of this clinic");
    }

    private static EmailAddress email(String text) {
        try {
            return new EmailAddress(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidField("email", "email " + e.getMessage());
        }
    }

    static PersonName name(String text) {
        try {
            return new PersonName(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidField(
                    "displayName", "displayName must have 1 to " + PersonName.LENGTH_MAX + " printable characters");
        }
    }

    private CompletionStage<Rest.OwnAccount> account(ApiCall call) {
        return rooms.accounts().look(own(call)).thenApply(state -> {
            AccountState.Holder holder = state.holder();
            if (holder == null) {
                throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such account");
            }
            return new Rest.OwnAccount(
                    state.id().toString(),
                    holder.email().value(),
                    holder.role(),
                    holder.name().value(),
                    holder.patient() == null ? null : holder.patient().toString(),
                    state.standing() == AccountState.Standing.SUSPENDED
                            ? "suspended"
                            : holder.hasOneTimePassword() ? "inactive" : "active",
                    state.totp() != null,
                    ms(state.createdAt()),
                    ms(state.signedInAt()));
        });
    }

    private static @Nullable Long ms(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private CompletionStage<Rest.AccountChanged> changePassword(ApiCall call) {
        Rest.ChangePassword ask = call.body(Rest.ChangePassword.class);
        EntityId account = own(call);
        return rooms.accounts()
                .changePassword(account, ask.password(), ask.newPassword())
                .thenApply(answer -> {
                    RefusedException.unlessDone(answer);
                    return new Rest.AccountChanged(account.toString());
                });
    }

    private CompletionStage<Rest.NewSecondFactor> offerSecondFactor(ApiCall call) {
        return rooms.accounts()
                .offerSecondFactor(own(call))
                .thenApply(offer -> new Rest.NewSecondFactor(offer.secret().base32(), offer.uri()));
    }

    private CompletionStage<Rest.AccountChanged> enrolSecondFactor(ApiCall call) {
        Rest.EnrolSecondFactor ask = call.body(Rest.EnrolSecondFactor.class);
        EntityId account = own(call);
        return rooms.accounts()
                .enrolSecondFactor(account, ask.password(), ask.secret(), ask.code())
                .thenApply(answer -> {
                    RefusedException.unlessDone(answer);
                    return new Rest.AccountChanged(account.toString());
                });
    }

    private EntityId own(ApiCall call) {
        Principal who = call.who();
        RefusedException.unlessAllowed(rooms.access().may(who, ClinicAct.CHANGE_OWN_ACCOUNT));
        return who.account();
    }
}
