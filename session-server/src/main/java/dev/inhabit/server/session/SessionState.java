package dev.inhabit.server.session;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a session has decided so far, as a value. Knows no actor, no clock, no store. Holds no word that anybody
 * said or wrote: notes are remembered by their sequence number alone.
 *
 * @param phase null before the session was created
 * @param controllerId account of the one person in control
 * @param pausedBy who paused it; null where it is not paused
 * @param orders every change the crowd was told, in order
 * @param risk which signs of danger were recorded, and when last; nothing else depends on it
 */
public record SessionState(
        EntityId id,
        @Nullable Phase phase,
        @Nullable Asker pausedBy,
        @Nullable Outcome outcome,
        @Nullable String patientId,
        @Nullable PinnedLevel level,
        @Nullable String controllerId,
        long crowdSeed,
        int simulatorVersion,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        SessionClock clock,
        @Nullable AudienceSettings audience,
        int speakerScore,
        List<AudienceOrder> orders,
        SudsCurve suds,
        HeartRecord heart,
        List<NoteRef> notes,
        int interruptions,
        RiskHeard risk) {
    /** @param amendments how often its text was replaced */
    public record NoteRef(long sequenceNr, Instant at, String by, int amendments) {}

    public SessionState {
        orders = List.copyOf(orders);
        notes = List.copyOf(notes);
    }

    public static SessionState none(EntityId id) {
        return new SessionState(
                id,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                null,
                null,
                null,
                SessionClock.notStarted(),
                null,
                8,
                List.of(),
                SudsCurve.empty(),
                HeartRecord.none(HeartRecord.BASELINE_MIN_S),
                List.of(),
                0,
                RiskHeard.NONE);
    }

    public boolean exists() {
        return phase != null;
    }

    public boolean isLive() {
        return phase == Phase.READY || phase == Phase.RUNNING || phase == Phase.PAUSED;
    }

    public boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    public boolean hasEnded() {
        return phase == Phase.ENDED;
    }

    SessionState created(
            String patient,
            PinnedLevel pinned,
            String controller,
            long seed,
            int simulator,
            int baselineMinS,
            Instant at) {
        AudienceSettings settings =
                new AudienceSettings(pinned.audienceSize(), pinned.mood(), pinned.questionDifficulty());
        return new SessionState(
                id,
                Phase.READY,
                null,
                null,
                patient,
                pinned,
                controller,
                seed,
                simulator,
                at,
                null,
                null,
                clock,
                settings,
                speakerScore,
                orders,
                suds,
                HeartRecord.none(baselineMinS),
                notes,
                interruptions,
                risk);
    }

    /** A patient's wish to pause what is paused changes nothing; anybody else's takes the pause over. */
    SessionState paused(Asker by, Instant at) {
        if (phase == Phase.PAUSED && by.role() == Role.PATIENT) {
            return this;
        }
        return paused(Phase.PAUSED, by, clock.stopped(at));
    }

    SessionState resumed(Instant at) {
        if (phase == Phase.RUNNING) {
            return this;
        }
        return paused(Phase.RUNNING, null, clock.running(at));
    }

    private SessionState paused(Phase next, @Nullable Asker by, SessionClock time) {
        return new SessionState(
                id,
                next,
                by,
                outcome,
                patientId,
                level,
                controllerId,
                crowdSeed,
                simulatorVersion,
                createdAt,
                startedAt,
                endedAt,
                time,
                audience,
                speakerScore,
                orders,
                suds,
                heart,
                notes,
                interruptions,
                risk);
    }

    SessionState started(Instant at) {
        return new SessionState(
                id,
                Phase.RUNNING,
                null,
                outcome,
                patientId,
                level,
                controllerId,
                crowdSeed,
                simulatorVersion,
                createdAt,
                at,
                endedAt,
                clock.running(at),
                audience,
                speakerScore,
                orders,
                suds,
                heart.before(at),
                notes,
                interruptions,
                risk);
    }

    SessionState ended(Outcome how, Instant at) {
        return new SessionState(
                id,
                Phase.ENDED,
                null,
                how,
                patientId,
                level,
                controllerId,
                crowdSeed,
                simulatorVersion,
                createdAt,
                startedAt,
                at,
                clock.stopped(at),
                audience,
                speakerScore,
                orders,
                suds,
                heart,
                notes,
                interruptions,
                risk);
    }

    SessionState controlledBy(String account) {
        return new SessionState(
                id,
                phase,
                pausedBy,
                outcome,
                patientId,
                level,
                account,
                crowdSeed,
                simulatorVersion,
                createdAt,
                startedAt,
                endedAt,
                clock,
                audience,
                speakerScore,
                orders,
                suds,
                heart,
                notes,
                interruptions,
                risk);
    }

    SessionState ordered(AudienceOrder order) {
        List<AudienceOrder> next = new ArrayList<>(orders);
        next.add(order);
        AudienceSettings settings = order.change() instanceof AudienceOrder.Set set ? set.settings() : audience;
        int score = order.change() instanceof AudienceOrder.Score scored ? scored.score() : speakerScore;
        return new SessionState(
                id,
                phase,
                pausedBy,
                outcome,
                patientId,
                level,
                controllerId,
                crowdSeed,
                simulatorVersion,
                createdAt,
                startedAt,
                endedAt,
                clock,
                settings,
                score,
                next,
                suds,
                heart,
                notes,
                interruptions,
                risk);
    }

    SessionState rated(SudsCurve curve) {
        return new SessionState(
                id,
                phase,
                pausedBy,
                outcome,
                patientId,
                level,
                controllerId,
                crowdSeed,
                simulatorVersion,
                createdAt,
                startedAt,
                endedAt,
                clock,
                audience,
                speakerScore,
                orders,
                curve,
                heart,
                notes,
                interruptions,
                risk);
    }

    SessionState felt(HeartRecord next) {
        return new SessionState(
                id,
                phase,
                pausedBy,
                outcome,
                patientId,
                level,
                controllerId,
                crowdSeed,
                simulatorVersion,
                createdAt,
                startedAt,
                endedAt,
                clock,
                audience,
                speakerScore,
                orders,
                suds,
                next,
                notes,
                interruptions,
                risk);
    }

    SessionState noted(List<NoteRef> next) {
        return new SessionState(
                id,
                phase,
                pausedBy,
                outcome,
                patientId,
                level,
                controllerId,
                crowdSeed,
                simulatorVersion,
                createdAt,
                startedAt,
                endedAt,
                clock,
                audience,
                speakerScore,
                orders,
                suds,
                heart,
                next,
                interruptions,
                risk);
    }

    SessionState interrupted(SessionClock time) {
        return new SessionState(
                id,
                phase,
                pausedBy,
                outcome,
                patientId,
                level,
                controllerId,
                crowdSeed,
                simulatorVersion,
                createdAt,
                startedAt,
                endedAt,
                time,
                audience,
                speakerScore,
                orders,
                suds,
                heart,
                notes,
                interruptions + 1,
                risk);
    }

    SessionState heardRisk(RiskHeard next) {
        return new SessionState(
                id,
                phase,
                pausedBy,
                outcome,
                patientId,
                level,
                controllerId,
                crowdSeed,
                simulatorVersion,
                createdAt,
                startedAt,
                endedAt,
                clock,
                audience,
                speakerScore,
                orders,
                suds,
                heart,
                notes,
                interruptions,
                next);
    }
}
