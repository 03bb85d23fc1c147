package dev.inhabit.server.gateway;

import dev.inhabit.affect.text.TextRules;
import dev.inhabit.protocol.TreatmentView;
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
import dev.inhabit.server.scales.ShippedScales;
import dev.inhabit.server.sensing.WordsByRules;
import dev.inhabit.server.session.SessionResult;
import dev.inhabit.server.treatment.ClinicScales;
import dev.inhabit.server.treatment.LevelCommand;
import dev.inhabit.server.treatment.TreatmentCommand;
import dev.inhabit.server.treatment.TreatmentEvent;
import dev.inhabit.server.treatment.TreatmentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Courses of treatment that decide as real ones do and are stored nowhere. */
public final class CoursesInMemory implements TreatmentRooms.Door {
    private final Map<EntityId, Memory<TreatmentState>> courses = new ConcurrentHashMap<>();
    private final Map<EntityId, List<TreatmentView.Happened>> logs = new ConcurrentHashMap<>();
    final List<SessionResult> results = new ArrayList<>();

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
                ClinicContent.SHIPPED.crisis());
    }

    void open(EntityId patient, String place, EntityId by) {
        ask(patient, new CommandId("open-place-" + place), new LevelCommand.OverrideLevel(place, true, "test", by));
    }

    synchronized CompletionStage<Boolean> record(SessionResult result) {
        results.add(result);
        return CompletableFuture.completedStage(true);
    }

    @Override
    public CompletionStage<TreatmentState> look(EntityId patient) {
        return CompletableFuture.completedStage(memory(patient).state());
    }

    private Memory<TreatmentState> memory(EntityId patient) {
        return courses.computeIfAbsent(patient, key -> Memory.of(TreatmentState.empty(key)));
    }

    @Override
    public synchronized CompletionStage<Answer> ask(EntityId patient, CommandId commandId, TreatmentCommand command) {
        Memory<TreatmentState> memory = memory(patient);
        var known = memory.recent().find(commandId);
        if (known != null) {
            return CompletableFuture.completedStage(new Answer.Done(commandId, known.sequenceNr(), true));
        }
        Decision<TreatmentEvent> decision = command.decide(memory.state(), Instant.now());
        if (decision instanceof Decision.Refused<TreatmentEvent> refused) {
            return CompletableFuture.completedStage(new Answer.Refused(commandId, refused.refusal()));
        }
        Instant now = Instant.now();
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
        return CompletableFuture.completedStage(new Answer.Done(commandId, memory.sequenceNr(), false));
    }
}
