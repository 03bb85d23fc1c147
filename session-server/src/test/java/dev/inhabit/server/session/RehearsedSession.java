package dev.inhabit.server.session;

import dev.inhabit.headset.patient.Faces;
import dev.inhabit.headset.patient.Happening;
import dev.inhabit.headset.patient.Moment;
import dev.inhabit.headset.patient.Rating;
import dev.inhabit.headset.patient.Sentence;
import dev.inhabit.headset.patient.SimulatedPatient;
import dev.inhabit.headset.patient.Surroundings;
import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.server.adaptation.RuleSettings;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session of a simulated patient from rest to its end, under the session's own rules; its clock is only counted. */
public final class RehearsedSession {
    /** As the feed gathers readings. */
    static final int CHUNK_S = 5;

    private static final int REST_S = 120;
    static final RuleSettings RULES = RuleSettings.of(ShippedBiofeedback.HEART);
    static final Asker THERAPIST = new Asker("demo~therapist-1", Role.THERAPIST);

    final Asker patient;
    private final Level level;
    private SessionState state;
    private Instant now;
    private long sequenceNr;
    /** Of each of the last twelve chunks. */
    private final Deque<Integer> spokenMs = new ArrayDeque<>();

    RehearsedSession(EntityId session, EntityId patient, Level level, Instant at) {
        this.patient = new Asker(patient.toString(), Role.PATIENT);
        this.level = level;
        this.state = SessionState.none(session);
        this.now = at;
        decide(new SessionCommand.Create(
                THERAPIST,
                patient.toString(),
                level.pinned(),
                THERAPIST.accountId(),
                42,
                1,
                HeartRecord.BASELINE_MIN_S));
    }

    /**
     * @param mood of the audience where it is not the level's; null where it is
     * @param at when the patient sits down
     */
    public static SessionResult of(
            EntityId session, EntityId patient, Level level, @Nullable Integer mood, SimulatedPatient who, Instant at) {
        RehearsedSession rehearsed = new RehearsedSession(session, patient, level, at);
        for (int s = 0; s < REST_S; s += CHUNK_S) {
            rehearsed.felt(0, rehearsed.live(who, Surroundings.NOTHING));
        }
        rehearsed.expose(who, mood);
        return SessionResult.of(new Memory<>(
                        rehearsed.state,
                        Memory.of(rehearsed.state).recent(),
                        rehearsed.now,
                        rehearsed.sequenceNr,
                        Set.of()))
                .orElseThrow();
    }

    SessionState state() {
        return state;
    }

    private void expose(SimulatedPatient who, @Nullable Integer mood) {
        decide(new SessionCommand.Start(THERAPIST));
        if (mood != null) {
            decide(new SessionCommand.Adjust(THERAPIST, null, mood, null));
        }
        who.notice(Happening.of(Happening.Kind.BEGINS, "session-start"));
        for (int s = CHUNK_S; s <= 60 * level.minutes(); s += CHUNK_S) {
            Moment moment = live(who, scene());
            felt(s, moment);
            rated(moment);
            if (moment.leaves()) {
                decide(new SessionCommand.SafetyExit(patient));
                return;
            }
        }
        who.notice(Happening.of(Happening.Kind.ENDS, "session-end"));
        rated(live(who, scene()));
        decide(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED));
        if (!state.hasEnded()) {
            now = now.plusMillis(state.stage().dueActiveMs() - state.clock().activeMsAt(now));
            decide(new StageCommand.FinishSpeech(THERAPIST));
        }
    }

    private Moment live(SimulatedPatient who, Surroundings around) {
        now = now.plusSeconds(CHUNK_S);
        return who.live(1_000L * CHUNK_S, around, Faces.NONE);
    }

    private Surroundings scene() {
        AudienceSettings audience = Objects.requireNonNull(state.audience());
        return new Surroundings(
                true,
                false,
                audience.size(),
                audience.mood(),
                audience.questionDifficulty(),
                level.eyeContactPercent() / 100.0);
    }

    private void rated(Moment moment) {
        for (Rating rating : moment.ratings()) {
            decide(new SessionCommand.RecordSuds(patient, rating.suds(), rating.trigger(), SudsSource.HAND));
        }
    }

    private void felt(int toS, Moment moment) {
        record(toS, moment.heartRateBpm(), CHUNK_S, speech(moment));
    }

    /** Of what was said in the last minute only for how long; the rest is as a patient speaks who is calm. */
    private @Nullable SpeechChunk speech(Moment moment) {
        spokenMs.addLast(moment.said().stream().mapToInt(Sentence::durationMs).sum());
        if (spokenMs.size() > 60 / CHUNK_S) {
            spokenMs.removeFirst();
        }
        int all = spokenMs.stream().mapToInt(Integer::intValue).sum();
        return all == 0
                ? null
                : new SpeechChunk(
                        Math.min(60, all / 1e3),
                        130,
                        150,
                        1.0,
                        FillersCounted.SOUNDS_AND_WORDS,
                        6,
                        1,
                        800.0,
                        .2,
                        .5,
                        3.0,
                        null);
    }

    /** Five seconds go by in which a heart beats so fast. */
    void beats(int toS, double bpm, int signalS) {
        now = now.plusSeconds(CHUNK_S);
        record(toS, bpm, signalS, null);
    }

    private void record(int toS, double bpm, int signalS, @Nullable SpeechChunk speech) {
        decide(new SessionCommand.RecordTelemetry(chunk(toS, bpm, signalS, speech), null, RULES));
    }

    void decide(SessionCommand command) {
        if (!(command.decide(state, now) instanceof Decision.Accepted<SessionEvent> accepted)) {
            throw new AssertionError(command.getClass().getSimpleName() + " was refused");
        }
        accepted.events().forEach(this::happened);
    }

    /** @return its sequence number */
    long happened(SessionEvent event) {
        state = event.applyTo(state, new EventMeta(++sequenceNr, now, now));
        return sequenceNr;
    }

    /** Why it would be refused now; empty where it would be done. */
    Optional<Refusal> refusal(SessionCommand command) {
        return command.decide(state, now) instanceof Decision.Refused<SessionEvent> refused
                ? Optional.of(refused.refusal())
                : Optional.empty();
    }

    /** Nothing but a heart rate; at 0 s the scene has not begun. */
    static Telemetry heartOnly(int toS, double bpm, int signalS) {
        return chunk(toS, bpm, signalS, null);
    }

    static Telemetry chunk(int toS, double bpm, int signalS, @Nullable SpeechChunk speech) {
        long toMs = 1_000L * toS;
        return new Telemetry(
                Math.max(0, toMs - 1_000L * CHUNK_S),
                toMs,
                bpm,
                signalS,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                -1,
                "",
                -1,
                null,
                speech);
    }
}
