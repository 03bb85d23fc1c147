package dev.inhabit.server.gateway;

import dev.inhabit.affect.text.TextRules;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.catalog.ClinicContent;
import dev.inhabit.server.progress.ProgressSettings;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.safety.ShippedSafety;
import dev.inhabit.server.scales.ShippedScales;
import dev.inhabit.server.sensing.WordsByRules;
import dev.inhabit.server.session.SessionResult;
import dev.inhabit.server.session.SessionRisk;
import dev.inhabit.server.session.SessionRooms;
import dev.inhabit.server.treatment.ClinicScales;
import dev.inhabit.server.treatment.CourseForSession;
import dev.inhabit.server.treatment.LearningCommand;
import dev.inhabit.server.treatment.LevelCommand;
import dev.inhabit.server.treatment.NoticeCommand;
import dev.inhabit.server.treatment.TreatmentCommand;
import dev.inhabit.server.treatment.TreatmentEvent;
import dev.inhabit.server.treatment.TreatmentState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/** Courses of treatment that decide as real ones do and are stored nowhere. */
public final class CoursesInMemory implements TreatmentRooms.Door, SessionRooms.Results {
    private final Map<EntityId, Memory<TreatmentState>> courses = new ConcurrentHashMap<>();
    private final Map<EntityId, List<TreatmentView.Happened>> logs = new ConcurrentHashMap<>();
    final List<SessionResult> results = new ArrayList<>();
    /** Nothing is read or stored. */
    volatile boolean storeAway;

    public TreatmentRooms rooms() {
        return new TreatmentRooms(
                this,
                (patient, from, to) -> CompletableFuture.completedStage(logs.getOrDefault(patient, List.of()).stream()
                        .filter(one -> one.sequenceNr() >= from && one.sequenceNr() <= to)
                        .toList()),
                new ClinicScales(ShippedScales.ALL, "en"),
                ShippedScales.ALL.in("en"),
                ProgressSettings.NONE,
                text -> new WordsByRules(TextRules.shipped()).read(text),
                ClinicContent.SHIPPED.crisis(),
                ShippedSafety.RULES,
                tenant -> CompletableFuture.completedStage(courses.values().stream()
                        .filter(one -> one.state().id().tenant().equals(tenant)
                                && !one.state().assessments().open().isEmpty())
                        .map(one -> one.state().id())
                        .toList()));
    }

    /** What must be known before a first session. */
    void readyForSessions(EntityId patient, EntityId by) {
        ask(
                patient,
                new CommandId("contraindications-none"),
                new LearningCommand.AnswerContraindications(List.of(), null, by));
        ask(
                patient,
                new CommandId("safety-plan-of-tests"),
                new LearningCommand.PlanSafety("at the clinic", "Kim", "+49 30 1234", by));
    }

    void open(EntityId patient, String place, EntityId by) {
        ask(patient, new CommandId("open-place-" + place), new LevelCommand.OverrideLevel(place, true, "test", by));
    }

    /** As of a patient who has just come. */
    void anew(EntityId patient) {
        courses.remove(patient);
        logs.remove(patient);
    }

    /** What sessions of that id told of their end. */
    synchronized List<SessionResult> resultsOf(String session) {
        return results.stream()
                .filter(one -> one.session().toString().equals(session))
                .toList();
    }

    @Override
    public synchronized CompletionStage<Boolean> record(SessionResult result) {
        results.add(result);
        return CompletableFuture.completedStage(true);
    }

    @Override
    public CompletionStage<Boolean> record(SessionRisk risk) {
        NoticeCommand.ReportSessionRisk reported = new NoticeCommand.ReportSessionRisk(
                risk.session(), risk.heardNr(), risk.acknowledgedNr(), risk.acknowledgedBy());
        CommandId commandId = new CommandId("risk-of-a-session-" + risk.heardNr() + "-" + risk.acknowledgedNr() + "-"
                + Integer.toHexString(risk.session().hashCode()));
        return ask(risk.patient(), commandId, reported).thenApply(answer -> answer instanceof Answer.Done);
    }

    @Override
    public CompletionStage<List<SessionRooms.FromCourse>> standing(EntityId patient, EntityId session) {
        return look(patient)
                .thenApply(course -> CourseForSession.all(
                        session,
                        course,
                        ShippedBiofeedback.HEART.motionGate(),
                        LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC)));
    }

    @Override
    public CompletionStage<TreatmentState> look(EntityId patient) {
        return storeAway
                ? CompletableFuture.failedStage(new TimeoutException())
                : CompletableFuture.completedStage(memory(patient).state());
    }

    private Memory<TreatmentState> memory(EntityId patient) {
        return courses.computeIfAbsent(patient, key -> Memory.of(TreatmentState.empty(key)));
    }

    @Override
    public synchronized CompletionStage<Answer> ask(EntityId patient, CommandId commandId, TreatmentCommand command) {
        if (storeAway) {
            return CompletableFuture.failedStage(new TimeoutException());
        }
        Memory<TreatmentState> memory = memory(patient);
        var known = memory.recent().find(commandId);
        if (known != null) {
            return CompletableFuture.completedStage(
                    new Answer.Done(commandId, known.firstNr(), known.sequenceNr(), true));
        }
        Decision<TreatmentEvent> decision = command.decide(memory.state(), Instant.now());
        if (decision instanceof Decision.Refused<TreatmentEvent> refused) {
            return CompletableFuture.completedStage(new Answer.Refused(commandId, refused.refusal()));
        }
        Instant now = Instant.now();
        long before = memory.sequenceNr();
        for (TreatmentEvent event : ((Decision.Accepted<TreatmentEvent>) decision).events()) {
            memory = memory.with(new Recorded<>(
                    event.getClass().getSimpleName(),
                    1,
                    new Subject(patient.tenant(), patient.local()),
                    RetentionClass.CLINICAL,
                    commandId,
                    null,
                    now,
                    now,
                    new Recorded.Known<>(event)));
            logs.computeIfAbsent(patient, key -> new ArrayList<>())
                    .add(new TreatmentView.Happened(
                            memory.sequenceNr(),
                            now.toEpochMilli(),
                            event.getClass().getSimpleName(),
                            null));
        }
        courses.put(patient, memory);
        return CompletableFuture.completedStage(
                new Answer.Done(commandId, Math.min(before + 1, memory.sequenceNr()), memory.sequenceNr(), false));
    }
}
