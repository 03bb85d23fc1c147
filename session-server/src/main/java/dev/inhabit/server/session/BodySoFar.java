package dev.inhabit.server.session;

import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.ToSocket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells therapists of the body, and patients of their own heart, each time a chunk of readings is over. Part of the feed. */
final class BodySoFar {
    private final Watchers watchers;
    private final Biofeedback content;
    private @Nullable Long heartAtMs;
    private boolean sensed;
    private ToClient.@Nullable Body told;
    private ToClient.@Nullable OwnHeart toldPatient;

    BodySoFar(Watchers watchers, Biofeedback content) {
        this.watchers = watchers;
        this.content = content;
    }

    void felt(Moment moment, long nowMs) {
        if (moment instanceof Moment.Heart heart) {
            sensed = true;
            heartAtMs = heart.touchesSkin() ? Long.valueOf(nowMs) : heartAtMs;
        } else if (moment instanceof Moment.Body) {
            sensed = true;
        }
    }

    /**
     * Nothing while no sensor was ever there; afterwards a gap is told as one, by whichever way heart rates came.
     *
     * @param chunk what was felt since the last time; null for nothing
     */
    void tell(SessionState state, @Nullable Telemetry chunk, Instant now) {
        if (!sensed && !state.body().pushed().isAny() && state.heart().trace().isEmpty()) {
            return;
        }
        Long at = heartAtMs == null ? heartRecordedMs(state, now) : heartAtMs;
        BodyViews.Now view = BodyViews.now(
                chunk == null ? state : felt(state, chunk, now),
                state.clock().activeMsAt(now),
                now.toEpochMilli(),
                chunk,
                at == null ? null : now.toEpochMilli() - at,
                content);
        ToClient.Body body = BodyViews.body(view, content);
        ToClient.OwnHeart own = BodyViews.ownHeart(view, content);
        told = body;
        toldPatient = own;
        watchers.toTherapists(Wire.write(body));
        watchers.toPatients(Wire.write(own));
    }

    /** Of a sensor that was there before this feed was, as after a restart: its silence is a gap. */
    private static @Nullable Long heartRecordedMs(SessionState state, Instant now) {
        HeartTrace.Last last = state.heart().trace().last(now.toEpochMilli());
        return last == null || last.isSample() ? null : Long.valueOf(last.atMs());
    }

    /** As it is when the chunk is recorded. */
    private SessionState felt(SessionState state, Telemetry chunk, Instant now) {
        return MotionGate.noticed(chunk, content.motionGate())
                .map(seen -> state.adapted(state.adaptation().moved(now.toEpochMilli(), seen.settlesMs())))
                .orElse(state)
                .felt(chunk, now);
    }

    /** To a socket that has just joined: what the others were told last. */
    void showTo(SessionMessage.Join join) {
        if (told != null && Watchers.isTherapist(join)) {
            join.socket().tell(new ToSocket.Reliable(Wire.write(told)));
        } else if (toldPatient != null && Watchers.isPatient(join)) {
            join.socket().tell(new ToSocket.Reliable(Wire.write(toldPatient)));
        }
    }
}
