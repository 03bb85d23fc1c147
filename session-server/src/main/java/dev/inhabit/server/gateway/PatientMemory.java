package dev.inhabit.server.gateway;

import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.record.EntityId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What Access must know of patients, remembered for a second so that a page that asks five things asks a patient once.
 * Where a patient's record does not answer, an exit goes by what was known last: leaving is never held up by the store.
 */
final class PatientMemory {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration FOR_EXITS = Duration.ofHours(2);
    /** How long an exit waits for a record before it goes by what was known last. */
    private static final Duration EXIT_PATIENCE = Duration.ofMillis(500);

    private static final int KEPT_MAX = 20_000;

    private record Known(PatientFacts facts, Instant at) {}

    private final PatientDoor patients;
    private final InstantSource clock;
    private final Map<EntityId, Known> known = new ConcurrentHashMap<>();

    PatientMemory(PatientDoor patients, InstantSource clock) {
        this.patients = patients;
        this.clock = clock;
    }

    CompletionStage<PatientFacts> facts(EntityId patient, boolean forExit) {
        Instant now = clock.instant();
        Known last = known.get(patient);
        if (last != null && now.isBefore(last.at().plus(FRESH))) {
            return CompletableFuture.completedStage(last.facts());
        }
        if (forExit && last != null && now.isBefore(last.at().plus(FOR_EXITS))) {
            return patients.look(patient)
                    .thenApply(state -> learn(PatientFacts.of(state), now))
                    .toCompletableFuture()
                    .completeOnTimeout(last.facts(), EXIT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(away -> last.facts());
        }
        return patients.look(patient).thenApply(state -> learn(PatientFacts.of(state), now));
    }

    private PatientFacts learn(PatientFacts facts, Instant now) {
        if (known.size() >= KEPT_MAX) {
            known.values().removeIf(old -> old.at().plus(FRESH).isBefore(now));
        }
        known.put(facts.patient(), new Known(facts, now));
        return facts;
    }
}
