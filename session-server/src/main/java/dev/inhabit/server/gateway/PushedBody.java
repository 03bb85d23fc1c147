package dev.inhabit.server.gateway;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.server.feed.BodyAtRest;
import dev.inhabit.server.feed.HeartBeats;
import dev.inhabit.server.feed.SkinSamples;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What devices send over HTTP, on its way to the senses of this node, which read variability, skin and stress: only what
 * follows what they were given before, so that nothing is read twice or out of its order. Thread-safe.
 */
final class PushedBody {
    /** Devices that are remembered, of all sessions. */
    private static final int DEVICES_MAX = 10_000;
    /** What the intervals do not account for beyond this is a gap. */
    private static final long UNEVEN_MS = 500;

    private static final int SKIN_MAX = 256;
    private static final double SKIN_HZ_MIN = 2;
    private static final double SKIN_HZ_MAX = 64;
    /** Samples whose distances differ by more than this share of their mean are not evenly sampled. */
    private static final double EVEN_SHARE = 0.25;

    private final Senses senses;
    private final Map<String, Long> lastAtMs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > DEVICES_MAX;
        }
    };

    PushedBody(Senses senses) {
        this.senses = senses;
    }

    /** @param rest unknown also while nothing may be read into the body */
    void take(EntityId session, String deviceId, List<Samples.One> samples, BodyAtRest rest) {
        List<Samples> series = Samples.of(samples);
        for (Samples one : series) {
            switch (one.metric()) {
                case RR -> intervals(session, deviceId, one, rest);
                case SKIN_CONDUCTANCE -> skin(session, deviceId, one, rest);
                case HEART_RATE, SDNN -> {}
            }
        }
        if (series.stream().noneMatch(one -> one.metric() == BodyMetric.RR)) {
            series.stream()
                    .filter(one -> one.metric() == BodyMetric.HEART_RATE)
                    .forEach(one -> rate(session, deviceId, one, rest));
        }
    }

    /** The index of the first that follows what was taken before; what was last is remembered. */
    private synchronized int firstNew(EntityId session, String deviceId, Samples samples) {
        String key = session + " " + deviceId + " " + samples.metric();
        long known = lastAtMs.getOrDefault(key, Long.MIN_VALUE);
        int from = 0;
        while (from < samples.atMs().size() && samples.atMs().get(from) <= known) {
            from++;
        }
        if (from < samples.atMs().size()) {
            lastAtMs.put(key, samples.atMs().get(samples.atMs().size() - 1));
        }
        return from;
    }

    private void rate(EntityId session, String deviceId, Samples rates, BodyAtRest rest) {
        if (firstNew(session, deviceId, rates) < rates.values().size()) {
            int last = rates.values().size() - 1;
            senses.heart(
                    session,
                    new HeartBeats(
                            rates.values().get(last),
                            List.of(),
                            true,
                            false,
                            rates.atMs().get(last)),
                    rest);
        }
    }

    /** Stretches without a gap, each given at once. The gap before the first of a batch the senses see by its time. */
    private void intervals(EntityId session, String deviceId, Samples rr, BodyAtRest rest) {
        List<Double> stretch = new ArrayList<>();
        boolean afterGap = false;
        int from = firstNew(session, deviceId, rr);
        for (int i = from; i < rr.values().size(); i++) {
            boolean gap = i > from
                    && Math.abs(rr.atMs().get(i)
                                    - rr.atMs().get(i - 1)
                                    - rr.values().get(i))
                            > UNEVEN_MS;
            if (gap) {
                beats(session, stretch, afterGap, rr.atMs().get(i - 1), rest);
                stretch.clear();
                afterGap = true;
            }
            stretch.add(rr.values().get(i));
        }
        if (!stretch.isEmpty()) {
            beats(session, stretch, afterGap, rr.atMs().get(rr.atMs().size() - 1), rest);
        }
    }

    private void beats(EntityId session, List<Double> rrMs, boolean afterGap, long atMs, BodyAtRest rest) {
        double last = rrMs.get(rrMs.size() - 1);
        senses.heart(session, new HeartBeats(60_000 / last, rrMs, true, afterGap, atMs), rest);
    }

    /** Single values are only kept and shown: responses of the skin can be told from an even series alone. */
    private void skin(EntityId session, String deviceId, Samples skin, BodyAtRest rest) {
        int from = firstNew(session, deviceId, skin);
        int to = skin.values().size();
        if (to - from < 2) {
            return;
        }
        double meanMs = (double) (skin.atMs().get(to - 1) - skin.atMs().get(from)) / (to - from - 1);
        double rateHz = 1_000 / meanMs;
        for (int i = from + 1; i < to; i++) {
            if (Math.abs(skin.atMs().get(i) - skin.atMs().get(i - 1) - meanMs) > EVEN_SHARE * meanMs) {
                return;
            }
        }
        if (rateHz >= SKIN_HZ_MIN && rateHz <= SKIN_HZ_MAX) {
            for (int i = from; i < to; i += SKIN_MAX) {
                int end = Math.min(to, i + SKIN_MAX);
                senses.skin(
                        session,
                        new SkinSamples(
                                skin.values().subList(i, end),
                                rateHz,
                                deviceId,
                                false,
                                skin.atMs().get(end - 1)),
                        rest);
            }
        }
    }
}
