package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.fail;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SpeechSample;
import dev.inhabit.protocol.VariabilityWithheld;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.record.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A session whose heart is known, for tests: a baseline of 72 bpm, then whatever is felt. */
public final class BodyOfSession {
    public static final EntityId ID = new EntityId(new TenantId("demo"), "body");
    public static final Asker THERAPIST = new Asker("demo~t", Role.THERAPIST);
    public static final Asker PATIENT = new Asker("demo~p", Role.PATIENT);

    private final List<Recorded<SessionEvent>> log = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private SessionState state = SessionState.none(ID);
    private long toActiveMs;

    /** Two minutes at rest with that RMSSD, then the scene begins. */
    public static BodyOfSession started(@Nullable Double restRmssdMs) {
        BodyOfSession session = new BodyOfSession();
        session.happens(
                new SessionEvent.Created(THERAPIST, "demo~p1", Auditorium.LEVEL, THERAPIST.accountId(), 42, 1, 60));
        for (int i = 0; i < 24; i++) {
            session.now = session.now.plusSeconds(5);
            session.happens(new SessionEvent.TelemetryRecorded(
                    chunk(0, 0, 72.0, restRmssdMs == null ? null : body(restRmssdMs, null))));
        }
        session.happens(new SessionEvent.Started(THERAPIST));
        return session;
    }

    /** Two minutes in which nothing is felt, then the scene begins. */
    static BodyOfSession silent() {
        BodyOfSession session = new BodyOfSession();
        session.happens(
                new SessionEvent.Created(THERAPIST, "demo~p1", Auditorium.LEVEL, THERAPIST.accountId(), 42, 1, 60));
        session.passes(120);
        session.happens(new SessionEvent.Started(THERAPIST));
        return session;
    }

    /** Five seconds with that mean; null for a gap. */
    public Telemetry feels(@Nullable Double bpm, @Nullable BodyChunk body) {
        now = now.plusSeconds(5);
        toActiveMs += 5_000;
        Telemetry chunk = chunk(toActiveMs - 5_000, toActiveMs, bpm, body);
        happens(new SessionEvent.TelemetryRecorded(chunk));
        return chunk;
    }

    /** Five seconds after which the last minute's speech is that; null for none. */
    public Telemetry speaks(@Nullable SpeechSample sample) {
        now = now.plusSeconds(5);
        toActiveMs += 5_000;
        TelemetryGathering gathering = new TelemetryGathering();
        gathering.beginsAt(toActiveMs - 5_000);
        gathering.felt(new Moment.Pose(0, 0, null), toActiveMs, now.toEpochMilli());
        gathering.speech(sample);
        Telemetry chunk = Objects.requireNonNull(gathering.take(toActiveMs));
        happens(new SessionEvent.TelemetryRecorded(chunk));
        return chunk;
    }

    /** Five seconds of looking about. */
    public void looks(Random random) {
        now = now.plusSeconds(5);
        toActiveMs += 5_000;
        TelemetryGathering gathering = new TelemetryGathering();
        gathering.beginsAt(toActiveMs - 5_000);
        for (long atMs = toActiveMs - 5_000; atMs < toActiveMs; atMs += 100 + random.nextInt(600)) {
            Moment.Pose pose = new Moment.Pose(
                    random.nextInt(360) - 180,
                    random.nextInt(120) - 60,
                    random.nextBoolean() ? Integer.valueOf(random.nextInt(9)) : null);
            gathering.felt(pose, atMs, now.toEpochMilli());
            gathering.looked(pose, atMs);
        }
        happens(new SessionEvent.TelemetryRecorded(Objects.requireNonNull(gathering.take(toActiveMs))));
    }

    void passes(int seconds) {
        now = now.plusSeconds(seconds);
    }

    public void happens(SessionEvent event) {
        log.add(new Recorded<>(
                "session.x",
                1,
                new Subject(ID.tenant(), "p"),
                RetentionClass.CLINICAL,
                null,
                null,
                now,
                now,
                new Recorded.Known<>(event)));
        state = event.applyTo(state, new EventMeta(log.size(), now, now));
    }

    void accept(SessionCommand command) {
        if (command.decide(state, now) instanceof Decision.Accepted<SessionEvent> accepted) {
            accepted.events().forEach(this::happens);
        } else {
            fail(command + " was refused");
        }
    }

    ErrorCode refuse(SessionCommand command) {
        return command.decide(state, now) instanceof Decision.Refused<SessionEvent> refused
                ? refused.refusal().code()
                : fail(command + " was accepted");
    }

    public SessionState state() {
        return state;
    }

    public Instant now() {
        return now;
    }

    public long activeMs() {
        return toActiveMs;
    }

    public List<Recorded<SessionEvent>> log() {
        return List.copyOf(log);
    }

    public static BodyChunk body(@Nullable Double rmssdMs, @Nullable VariabilityWithheld withheld) {
        return new BodyChunk(
                "strap-1",
                null,
                0,
                null,
                new BodyChunk.Sample(
                        98, 1, withheld, rmssdMs, rmssdMs, 4.0, 12.0, 40.0, null, null, 60, 4.2, .3, 5.0, .2));
    }

    public static Telemetry chunk(long fromMs, long toMs, @Nullable Double bpm, @Nullable BodyChunk body) {
        return new Telemetry(
                fromMs,
                toMs,
                bpm,
                bpm == null ? 0 : 5,
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
                body,
                null);
    }
}
