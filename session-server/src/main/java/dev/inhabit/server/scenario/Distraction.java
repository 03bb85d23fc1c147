package dev.inhabit.server.scenario;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.server.content.Chance;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that happens in a scene by itself.
 *
 * @param atActiveMs session time, ms
 */
public record Distraction(long atActiveMs, SceneEvent event) {
    /** In a room without noise, one so often; with every step of noise, the more. A proposal of this project. */
    private static final long EVERY_MS = 90_000;

    private static final long SOONER_PER_NOISE_MS = 6_500;
    private static final int SLIDER_MAX = 10;
    /** In this order where everything is scripted. */
    private static final List<SceneEvent> ALONE =
            List.of(SceneEvent.PHONE_RINGS, SceneEvent.COUGH, SceneEvent.DOOR_SLAMS);

    private static final List<SceneEvent> AMONG_PEOPLE =
            List.of(SceneEvent.COUGH, SceneEvent.SIDE_TALK, SceneEvent.PHONE_RINGS, SceneEvent.DOOR_SLAMS);

    /**
     * Those of a scene, in order. At predictability 10 they are the same at the same times whatever the seed; at 0 each comes
     * at any time of its stretch.
     */
    public static List<Distraction> of(ScenarioParameters set, long plannedMs, long seed) {
        if (!set.distractions()) {
            return List.of();
        }
        List<SceneEvent> events = set.npcCount() > 2 ? AMONG_PEOPLE : ALONE;
        long stretchMs = EVERY_MS - SOONER_PER_NOISE_MS * set.ambientNoise();
        int looseMs = (int) (stretchMs * (SLIDER_MAX - set.predictability()) / SLIDER_MAX);
        List<Distraction> all = new ArrayList<>();
        for (int i = 0; (i + 1) * stretchMs <= plannedMs; i++) {
            long middle = i * stretchMs + (stretchMs - looseMs) / 2;
            long atMs = middle + (looseMs == 0 ? 0 : Chance.below(seed, 2L * i, looseMs));
            boolean drawn = Chance.below(seed, 2L * i + 1, SLIDER_MAX) >= set.predictability();
            int which = drawn ? Chance.below(seed, -1L - i, events.size()) : i % events.size();
            all.add(new Distraction(atMs, events.get(which)));
        }
        return all;
    }
}
