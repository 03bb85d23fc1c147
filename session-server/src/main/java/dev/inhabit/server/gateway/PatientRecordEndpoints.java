package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.identity.ClinicAct;
import dev.inhabit.server.identity.PatientAct;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.patient.PatientCommand;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;

/** Making a patient's record, and what must stand in it before there can be a session: care team and consents. */
final class PatientRecordEndpoints {
    private final GatewayRooms rooms;

    PatientRecordEndpoints(GatewayRooms rooms) {
        this.rooms = rooms;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(
                        HttpMethods.GET,
                        "/patients/{id}",
                        "A patient's record: profile, care team, consents; to administrators without birth and consents",
                        Endpoint.Pace.READ,
                        false,
                        List.of(),
                        null,
                        Rest.PatientRecord.class,
                        Endpoint.enveloped(this::record)),
                post(
                        "/patients/{id}/profile",
                        "Name, date of birth and time zone are put right",
                        Rest.AmendPatient.class,
                        this::amend),
                post(
                        "/patients",
                        "Registers a patient; a therapist who does joins the care team. The same commandId again gives"
                                + " the same patient",
                        Rest.RegisterPatient.class,
                        this::register),
                post(
                        "/patients/{id}/care-team",
                        "A therapist joins or leaves the patient's care team",
                        Rest.ChangeCareTeam.class,
                        this::changeCareTeam),
                post(
                        "/patients/{id}/consents",
                        "Consent to one flow of the patient's data is given or withdrawn",
                        Rest.ChangeConsent.class,
                        this::changeConsent));
    }

    private static Endpoint post(String path, String summary, Class<?> body, Endpoint.Answering answering) {
        return new Endpoint(
                HttpMethods.POST,
                path,
                summary,
                Endpoint.Pace.WRITE,
                false,
                List.of(),
                body,
                Rest.PatientRecorded.class,
                Endpoint.enveloped(answering));
    }

    private CompletionStage<Rest.PatientRecorded> register(ApiCall call) {
        Principal who = call.who();
        Rest.RegisterPatient ask = call.body(Rest.RegisterPatient.class);
        RefusedException.unlessAllowed(rooms.access().may(who, ClinicAct.REGISTER_PATIENT));
        CommandId commandId = Translation.commandId(ask.commandId());
        // The same command gives the same id, so that asking again finds what was registered and makes no second
        // record.
        EntityId patient = EntityId.of(who.tenant(), named("patient " + who.account() + " " + commandId));
        PatientState.Profile profile = new PatientState.Profile(
                AccountEndpoints.name(ask.displayName()), birth(ask.dateOfBirth()), ask.zone());
        CompletionStage<Rest.PatientRecorded> registered =
                done(patient, commandId, new PatientCommand.Register(profile, who.account()));
        if (who.role() != Role.THERAPIST) {
            return registered;
        }
        CommandId join =
                new CommandId(named("join " + patient + " " + commandId).toString());
        return registered.thenCompose(
                made -> done(patient, join, new PatientCommand.JoinCareTeam(who.account(), who.account())));
    }

    private CompletionStage<Rest.PatientRecord> record(ApiCall call) {
        return looked(call, PatientAct.VIEW_ADMINISTRATIVE).thenApply(state -> {
            boolean whole = rooms.access()
                    .may(call.who(), PatientAct.VIEW, PatientFacts.of(state))
                    .isAllowed();
            PatientState.Profile profile = Objects.requireNonNull(state.profile());
            LocalDate birth = profile.dateOfBirth();
            return new Rest.PatientRecord(
                    state.id().toString(),
                    profile.name().value(),
                    whole && birth != null ? birth.toString() : null,
                    profile.zone(),
                    state.careTeam().stream().map(EntityId::toString).sorted().toList(),
                    whole ? consents(state) : List.of());
        });
    }

    private static List<Rest.ConsentGiven> consents(PatientState state) {
        return state.consents().byFlow().entrySet().stream()
                .map(each -> new Rest.ConsentGiven(
                        each.getKey().wireName(),
                        each.getValue().given(),
                        each.getValue().since().toEpochMilli(),
                        each.getValue().textVersion()))
                .sorted(Comparator.comparing(Rest.ConsentGiven::flow))
                .toList();
    }

    private CompletionStage<Rest.PatientRecorded> amend(ApiCall call) {
        Rest.AmendPatient ask = call.body(Rest.AmendPatient.class);
        CommandId commandId = Translation.commandId(ask.commandId());
        PatientState.Profile profile = new PatientState.Profile(
                AccountEndpoints.name(ask.displayName()), birth(ask.dateOfBirth()), ask.zone());
        return allowed(call, PatientAct.AMEND_PROFILE)
                .thenCompose(patient -> done(
                        patient,
                        commandId,
                        new PatientCommand.AmendProfile(profile, call.who().account())));
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable LocalDate birth(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw RefusedException.invalid("dateOfBirth", "dateOfBirth must be a day such as 1994-04-12");
        }
    }

    private CompletionStage<Rest.PatientRecorded> changeCareTeam(ApiCall call) {
        Principal who = call.who();
        Rest.ChangeCareTeam ask = call.body(Rest.ChangeCareTeam.class);
        CommandId commandId = Translation.commandId(ask.commandId());
        return allowed(call, PatientAct.CHANGE_CARE_TEAM).thenCompose(patient -> member(ask, who)
                .thenCompose(therapist -> done(
                        patient,
                        commandId,
                        ask.member()
                                ? new PatientCommand.JoinCareTeam(therapist, who.account())
                                : new PatientCommand.LeaveCareTeam(therapist, who.account()))));
    }

    /** Whoever joins must be able to treat; whoever leaves may have no account any more. */
    private CompletionStage<EntityId> member(Rest.ChangeCareTeam ask, Principal who) {
        EntityId account;
        try {
            account = EntityId.parse(ask.accountId());
        } catch (IllegalArgumentException e) {
            throw noTherapist();
        }
        if (!account.tenant().equals(who.tenant())) {
            throw noTherapist();
        }
        return ask.member()
                ? rooms.signIns().holderOf(account).thenApply(holder -> {
                    if (holder.map(SignInDoor.Holder::role).orElse(null) != Role.THERAPIST) {
                        throw noTherapist();
                    }
                    return account;
                })
                : CompletableFuture.completedStage(account);
    }

    private static RefusedException noTherapist() {
        return RefusedException.invalid("accountId", "accountId must be the account of a therapist of this clinic");
    }

    private CompletionStage<Rest.PatientRecorded> changeConsent(ApiCall call) {
        Principal who = call.who();
        Rest.ChangeConsent ask = call.body(Rest.ChangeConsent.class);
        CommandId commandId = Translation.commandId(ask.commandId());
        ConsentFlow flow = flow(ask.flow());
        return allowed(call, ask.given() ? PatientAct.GIVE_CONSENT : PatientAct.WITHDRAW_CONSENT)
                .thenCompose(patient -> done(
                        patient,
                        commandId,
                        ask.given()
                                ? new PatientCommand.GiveConsent(flow, ask.textVersion(), who.account())
                                : new PatientCommand.WithdrawConsent(flow, ask.textVersion(), who.account())));
    }

    private static ConsentFlow flow(String name) {
        return Arrays.stream(ConsentFlow.values())
                .filter(flow -> flow.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> RefusedException.outside(
                        "flow",
                        name,
                        "one of "
                                + Arrays.stream(ConsentFlow.values())
                                        .map(ConsentFlow::wireName)
                                        .collect(Collectors.joining(", "))));
    }

    /** The patient that the path names, where this person may. */
    private CompletionStage<EntityId> allowed(ApiCall call, PatientAct act) {
        return looked(call, act).thenApply(PatientState::id);
    }

    private CompletionStage<PatientState> looked(ApiCall call, PatientAct act) {
        return rooms.patients().look(call.entity("id")).thenApply(state -> {
            if (!state.isRegistered()) {
                throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such patient");
            }
            RefusedException.unlessAllowed(rooms.access().may(call.who(), act, PatientFacts.of(state)));
            return state;
        });
    }

    private CompletionStage<Rest.PatientRecorded> done(EntityId patient, CommandId commandId, PatientCommand command) {
        return rooms.patients().ask(patient, commandId, command).thenApply(answer -> {
            RefusedException.unlessDone(answer);
            return new Rest.PatientRecorded(patient.toString());
        });
    }
}
