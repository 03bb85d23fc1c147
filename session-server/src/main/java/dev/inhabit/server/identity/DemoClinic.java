package dev.inhabit.server.identity;

import dev.inhabit.protocol.Role;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.patient.PatientCommand;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.patient.Patients;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.treatment.LearningCommand;
import dev.inhabit.server.treatment.LevelCommand;
import dev.inhabit.server.treatment.TreatmentState;
import dev.inhabit.server.treatment.Treatments;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A small clinic to try the server with: an administrator, two therapists (the second with a second factor), and one
 * patient, with care team and consents. Seeding again changes nothing and returns the same: passwords and secret follow
 * from a key of this installation, so that they need not be stored and differ from one installation to the next.
 */
public final class DemoClinic {
    public static final TenantId TENANT = new TenantId("demo");
    private static final String CONSENT_TEXT = "demo-1";
    /** Recording and research stay unset, as many patients leave them. */
    private static final List<ConsentFlow> CONSENTED = List.of(
            ConsentFlow.PROCESSING,
            ConsentFlow.VIDEO_FRAMES,
            ConsentFlow.AUDIO,
            ConsentFlow.WEARABLES,
            ConsentFlow.LIVE_OBSERVATION);

    /** @param totpSecret Base32; null where the account has no second factor */
    public record Account(
            Role role,
            String email,
            String password,
            @Nullable String totpSecret,
            EntityId id) {
        @Override
        public String toString() {
            return "Account[" + role + "]";
        }
    }

    /** What was seeded, or found. */
    public record Seeded(List<Account> accounts, EntityId patient) {
        public Seeded {
            accounts = List.copyOf(accounts);
        }
    }

    private record Person(String key, Role role, String email, String name, boolean totp) {}

    private static final List<Person> PEOPLE = List.of(
            new Person("therapist", Role.THERAPIST, "therapist@clinic.example", "Mara Lindqvist", false),
            new Person("therapist-2", Role.THERAPIST, "therapist2@clinic.example", "Jonas Adeyemi", true),
            new Person("patient", Role.PATIENT, "patient@clinic.example", "Robin", false),
            new Person("admin", Role.ADMIN, "admin@clinic.example", "Clinic office", false));

    private final Accounts accounts;
    private final Registration registration;
    private final Patients patients;
    private final Treatments treatments;
    private final EmailHashes hashes;
    private final InstantSource clock;

    public DemoClinic(
            Accounts accounts,
            Registration registration,
            Patients patients,
            Treatments treatments,
            EmailHashes hashes,
            InstantSource clock) {
        this.accounts = accounts;
        this.registration = registration;
        this.patients = patients;
        this.treatments = treatments;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** Fails with an IllegalStateException where the store refuses or does not answer. */
    public CompletionStage<Seeded> seed() {
        CompletionStage<List<Account>> made = CompletableFuture.completedStage(new ArrayList<>());
        for (Person person : PEOPLE) {
            made = made.thenCompose(all -> account(person).thenApply(account -> {
                all.add(account);
                return all;
            }));
        }
        return made.thenCompose(all -> patient(all).thenApply(patient -> new Seeded(all, patient)));
    }

    private CompletionStage<Account> account(Person person) {
        EmailAddress email = new EmailAddress(person.email());
        String password = password(person.key());
        TotpSecret secret = person.totp() ? secret(person.key()) : null;
        CommandId commandId = new CommandId("demo-account-" + person.key());
        EntityId id = Registration.accountOf(TENANT, commandId);
        Account account =
                new Account(person.role(), person.email(), password, secret == null ? null : secret.base32(), id);
        return accounts.look(id).thenCompose(found -> {
            CompletionStage<AccountState> registered = found.isRegistered()
                    ? CompletableFuture.completedStage(found)
                    : registration
                            .register(
                                    TENANT,
                                    commandId,
                                    new Registration.Applicant(
                                            email, person.role(), new PersonName(person.name()), password, false, null))
                            .thenCompose(result -> result instanceof Registration.Registered
                                    ? accounts.look(id)
                                    : failed("account " + person.key()));
            return registered.thenCompose(state -> enrol(state, secret)).thenApply(done -> account);
        });
    }

    private CompletionStage<?> enrol(AccountState account, @Nullable TotpSecret secret) {
        if (secret == null || account.totp() != null) {
            return CompletableFuture.completedStage(account);
        }
        // The code of the step before, so that the one that is shown now is not spent by seeding.
        String code = Totp.codeAt(secret, clock.instant().minusSeconds(Totp.STEP_S));
        return done(
                "second factor",
                () -> accounts.ask(
                        account.id(), new CommandId("demo-enrol-totp"), new AccountCommand.EnrolTotp(secret, code)));
    }

    private CompletionStage<EntityId> patient(List<Account> all) {
        EntityId patient = new EntityId(TENANT, "demo-patient");
        CommandId linkId = new CommandId("demo-link-patient");
        AccountCommand link = new AccountCommand.LinkToPatient(patient, null);
        return done("link", () -> accounts.ask(all.get(2).id(), linkId, link))
                .thenCompose(linked -> patients.look(patient))
                .thenCompose(found -> {
                    CompletionStage<?> work = CompletableFuture.completedStage(found);
                    for (PatientCommand command : missing(found, all)) {
                        CommandId commandId = new CommandId(UUID.randomUUID().toString());
                        work = work.thenCompose(
                                before -> done("patient", () -> patients.ask(patient, commandId, command)));
                    }
                    return work.thenCompose(done -> treatments.look(patient))
                            .thenCompose(course -> opened(course, all.get(0).id())
                                    .thenCompose(
                                            done -> readied(course, all.get(0).id())))
                            .thenApply(done -> patient);
                });
    }

    /** A demonstration may begin anywhere; what somebody has closed since the first seeding stays closed. */
    private CompletionStage<?> opened(TreatmentState course, EntityId therapist) {
        CompletionStage<?> work = CompletableFuture.completedStage(course);
        for (String level : List.of("2", "3", "4", "5")) {
            if (course.levels().overrides().stream()
                    .noneMatch(one -> one.place().equals(level))) {
                LevelCommand open = new LevelCommand.OverrideLevel(level, true, "demonstration", therapist);
                CommandId commandId = new CommandId("demo-level-" + level);
                work = work.thenCompose(before -> done("level", () -> treatments.ask(course.id(), commandId, open)));
            }
        }
        return work;
    }

    /** What must be known before a session. */
    private CompletionStage<?> readied(TreatmentState course, EntityId therapist) {
        CompletionStage<?> work = CompletableFuture.completedStage(course);
        if (course.learning().contraindications() == null) {
            LearningCommand none = new LearningCommand.AnswerContraindications(List.of(), null, therapist);
            work = work.thenCompose(before -> done(
                    "contraindications",
                    () -> treatments.ask(course.id(), new CommandId("demo-contraindications"), none)));
        }
        if (course.learning().safetyPlan() == null) {
            LearningCommand plan =
                    new LearningCommand.PlanSafety("At home", "Clinic office", "+49 30 000 0000", therapist);
            work = work.thenCompose(before ->
                    done("safety plan", () -> treatments.ask(course.id(), new CommandId("demo-safety-plan"), plan)));
        }
        return work;
    }

    /** What is still to be done; what somebody has changed since the first seeding stays as they left it. */
    private static List<PatientCommand> missing(PatientState found, List<Account> all) {
        EntityId therapist = all.get(0).id();
        EntityId patientsAccount = all.get(2).id();
        List<PatientCommand> missing = new ArrayList<>();
        if (!found.isRegistered()) {
            PersonName name = new PersonName(PEOPLE.get(2).name());
            missing.add(new PatientCommand.Register(
                    new PatientState.Profile(name, LocalDate.of(1994, 4, 12), "Europe/Berlin"), therapist));
        }
        if (found.consents().byFlow().isEmpty()) {
            missing.add(new PatientCommand.JoinCareTeam(therapist, therapist));
            missing.add(new PatientCommand.JoinCareTeam(all.get(1).id(), therapist));
        }
        for (ConsentFlow flow : CONSENTED) {
            if (!found.consents().byFlow().containsKey(flow)) {
                missing.add(new PatientCommand.GiveConsent(flow, CONSENT_TEXT, patientsAccount));
            }
        }
        return missing;
    }

    private static CompletionStage<Answer> done(String what, Supplier<CompletionStage<Answer>> work) {
        return work.get()
                .thenCompose(answer ->
                        answer instanceof Answer.Done ? CompletableFuture.completedStage(answer) : failed(what));
    }

    private static <T> CompletionStage<T> failed(String what) {
        return CompletableFuture.failedStage(new IllegalStateException("the demo clinic could not be seeded: " + what));
    }

    private String password(String key) {
        return hashes.derivePassword("demo clinic password " + key);
    }

    private TotpSecret secret(String key) {
        return new TotpSecret(TotpSecret.ofBytes(hashes.derive("demo clinic totp " + key))
                .base32()
                .substring(0, 32));
    }
}
