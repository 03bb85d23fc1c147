package dev.inhabit.server.patient;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * What can be asked of a patient's record. {@code by} is the account that asks; whether it may is asked of Access. What
 * changes nothing is recorded too: a repeat of it, late and after something else was asked, must not take effect then.
 */
public sealed interface PatientCommand extends Command<PatientState, PatientEvent> {

    /** No living person was born earlier. */
    LocalDate BIRTH_EARLIEST = LocalDate.of(1900, 1, 1);
    /** Enough for the largest team at a university clinic, small enough to be shown whole. */
    int CARE_TEAM_MAX = 50;

    Pattern TEXT_VERSION = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    record Register(PatientState.Profile profile, EntityId by) implements PatientCommand {
        @Override
        public Decision<PatientEvent> decide(PatientState state, Instant now) {
            if (state.isRegistered()) {
                return profile.equals(state.profile())
                        ? Decision.nothing()
                        : Decision.refuse(ErrorCode.CONFLICT, "this patient is registered already");
            }
            return checked(profile, now, new PatientEvent.Registered(profile, by));
        }
    }

    record AmendProfile(PatientState.Profile profile, EntityId by) implements PatientCommand {
        @Override
        public Decision<PatientEvent> decide(PatientState state, Instant now) {
            return state.isRegistered()
                    ? checked(profile, now, new PatientEvent.ProfileAmended(profile, by))
                    : unknownPatient();
        }
    }

    record JoinCareTeam(EntityId therapist, EntityId by) implements PatientCommand {
        @Override
        public Object said() {
            return PatientEvent.said("join", by, therapist);
        }

        @Override
        public Decision<PatientEvent> decide(PatientState state, Instant now) {
            if (!state.isRegistered()) {
                return unknownPatient();
            }
            if (!therapist.tenant().equals(state.id().tenant())) {
                return Decision.refuse(Refusal.invalid("therapist", "the therapist belongs to another clinic"));
            }
            if (!state.careTeam().contains(therapist) && state.careTeam().size() >= CARE_TEAM_MAX) {
                return Decision.refuse(ErrorCode.CONFLICT, "a care team has at most " + CARE_TEAM_MAX + " members");
            }
            return Decision.of(new PatientEvent.CareTeamJoined(therapist, by));
        }
    }

    record LeaveCareTeam(EntityId therapist, EntityId by) implements PatientCommand {
        @Override
        public Object said() {
            return PatientEvent.said("leave", by, therapist);
        }

        @Override
        public Decision<PatientEvent> decide(PatientState state, Instant now) {
            return state.isRegistered() ? Decision.of(new PatientEvent.CareTeamLeft(therapist, by)) : unknownPatient();
        }
    }

    record GiveConsent(ConsentFlow flow, String textVersion, EntityId by) implements PatientCommand {
        @Override
        public Object said() {
            return PatientEvent.said("give", by, flow, textVersion);
        }

        @Override
        public Decision<PatientEvent> decide(PatientState state, Instant now) {
            if (!state.isRegistered()) {
                return unknownPatient();
            }
            if (!TEXT_VERSION.matcher(textVersion).matches()) {
                return badTextVersion();
            }
            return Decision.of(new PatientEvent.ConsentGiven(flow, textVersion, by));
        }
    }

    /** Withdrawing what was not given changes nothing, and is no mistake. */
    record WithdrawConsent(ConsentFlow flow, String textVersion, EntityId by) implements PatientCommand {
        @Override
        public Object said() {
            return PatientEvent.said("withdraw", by, flow, textVersion);
        }

        @Override
        public Decision<PatientEvent> decide(PatientState state, Instant now) {
            if (!TEXT_VERSION.matcher(textVersion).matches()) {
                return badTextVersion();
            }
            return state.isRegistered()
                    ? Decision.of(new PatientEvent.ConsentWithdrawn(flow, textVersion, by))
                    : unknownPatient();
        }
    }

    private static Decision<PatientEvent> unknownPatient() {
        return Decision.refuse(ErrorCode.NOT_FOUND, "there is no such patient");
    }

    private static Decision<PatientEvent> badTextVersion() {
        return Decision.refuse(Refusal.invalid("textVersion", "must match " + TEXT_VERSION.pattern()));
    }

    private static Decision<PatientEvent> checked(PatientState.Profile profile, Instant now, PatientEvent event) {
        ZoneId zone;
        try {
            zone = ZoneId.of(profile.zone());
        } catch (DateTimeException e) {
            return Decision.refuse(Refusal.invalid("zone", "must be an IANA time zone, for example Europe/Berlin"));
        }
        LocalDate born = profile.dateOfBirth();
        if (born != null && (born.isBefore(BIRTH_EARLIEST) || born.isAfter(LocalDate.ofInstant(now, zone)))) {
            return Decision.refuse(Refusal.invalid("dateOfBirth", "must lie between " + BIRTH_EARLIEST + " and today"));
        }
        return Decision.of(event);
    }
}
