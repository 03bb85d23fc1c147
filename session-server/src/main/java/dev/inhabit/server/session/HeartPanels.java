package dev.inhabit.server.session;

import dev.inhabit.protocol.BodyView;
import dev.inhabit.server.adaptation.HeartPoint;
import dev.inhabit.server.biofeedback.Biofeedback;
import java.util.ArrayList;
import java.util.List;

/**
 * The heart at any moment of a session, from what was recorded and from each file that was taken in: the same panel whichever
 * way the heart rates came. Pure.
 */
public final class HeartPanels {
    /** Chunks of a sensor are of five seconds, and the last may be on its way. */
    private static final long SENSOR_FRESH_MS = 10_000;

    private HeartPanels() {}

    /**
     * As sensors and devices told while the session ran.
     *
     * @param state at that moment
     * @param atMs the moment, ms since 1970
     */
    public static BodyView recorded(SessionState state, long atActiveMs, long atMs, Biofeedback content) {
        return panel(state.heart(), state.adaptation().heart(), atActiveMs, atMs, content);
    }

    /**
     * As a file has it, and nothing else.
     *
     * @param state at that moment
     * @param atMs the moment, ms since 1970
     */
    public static BodyView ofFile(
            BodyEvent.HeartImported file, SessionState state, long atActiveMs, long atMs, Biofeedback content) {
        List<Samples> known = upTo(file.series(), atMs);
        List<PushedHeart> judged = PushedHeart.of(file.device(), known, PushedRecord.NONE, state.clock()).stream()
                .filter(one -> !state.adaptation().isMoving(one.endedAtMs()))
                .toList();
        HeartRecord heart = HeartRecord.none(state.heart().baselineMinS())
                .traced(HeartTrace.NONE.with(file.device(), known, PushedRecord.NONE));
        for (PushedHeart one : judged) {
            heart = heart.with(one, state.startedAt());
        }
        return panel(heart, AdaptationRecord.NONE.felt(judged).heart(), atActiveMs, atMs, content);
    }

    /** Heart rates of a device over HTTP, or of a file, that were measured in the scene; in order, five seconds each. */
    public static List<HeartPoint> inScene(String device, List<Samples> series, SessionClock clock) {
        return AdaptationRecord.points(PushedHeart.of(device, series, PushedRecord.NONE, clock));
    }

    private static BodyView panel(
            HeartRecord heart, List<HeartPoint> points, long atActiveMs, long atMs, Biofeedback content) {
        HeartTrace.Last last = heart.trace().last(atMs);
        BodyViews.Latest latest = new BodyViews.Latest(null, null);
        if (last != null) {
            long freshMs = last.isSample() ? 1_000L * content.vendorPush().freshS() : SENSOR_FRESH_MS;
            long ageMs = atMs - last.atMs();
            latest = ageMs <= freshMs ? new BodyViews.Latest(last.bpm(), null) : new BodyViews.Latest(null, ageMs);
        }
        return BodyViews.heart(heart, points, atActiveMs, atMs, latest, content);
    }

    private static List<Samples> upTo(List<Samples> series, long atMs) {
        List<Samples> all = new ArrayList<>();
        for (Samples one : series) {
            int count = (int) one.atMs().stream().filter(each -> each <= atMs).count();
            if (count > 0) {
                all.add(new Samples(
                        one.metric(),
                        one.unit(),
                        one.atMs().subList(0, count),
                        one.values().subList(0, count)));
            }
        }
        return all;
    }
}
