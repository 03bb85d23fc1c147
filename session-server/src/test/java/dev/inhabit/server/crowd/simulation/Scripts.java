package dev.inhabit.server.crowd.simulation;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.crowd.GazeTarget;
import dev.inhabit.protocol.crowd.NpcAnimation;
import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.protocol.crowd.NpcWord;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Orders for tests. */
final class Scripts {
    private Scripts() {}

    /** Orders of every kind, always the same for a seed. */
    static List<CrowdOrder> orders(long seed, int orders, int lastTick) {
        SplittableRandom random = new SplittableRandom(seed);
        List<CrowdOrder> script = new ArrayList<>();
        for (int i = 1; i <= orders; i++) {
            script.add(new CrowdOrder(i, random.nextInt(lastTick), anyChange(random)));
        }
        return script;
    }

    static CrowdChange anyChange(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new CrowdChange.Settings(1 + random.nextInt(500), random.nextInt(101), random.nextInt(11));
            case 2 ->
                new CrowdChange.Shares(
                        new StateShares(70, 30, 0, 0, random.nextInt(40)),
                        random.nextInt(101),
                        StateTargets.SPEAKER_USUAL);
            case 3 -> new CrowdChange.Score(random.nextInt(16));
            case 4 ->
                new CrowdChange.Direct(
                        random.nextInt(500),
                        random.nextBoolean() ? any(NpcState.values(), random) : null,
                        random.nextBoolean() ? NpcAnimation.of(random.nextInt(15)) : null,
                        random.nextBoolean() ? any(GazeTarget.values(), random) : null,
                        random.nextInt(3) * 50);
            case 5 -> new CrowdChange.Release(random.nextInt(500));
            case 6 -> new CrowdChange.Happen(any(SceneEvent.values(), random));
            default -> new CrowdChange.Applaud(any(ApplauseStyle.values(), random));
        };
    }

    private static <T> T any(T[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }

    static CrowdSeating seating(long seed, CrowdSettings settings) {
        return seating(seed, CrowdSimulator.VERSION, settings);
    }

    static CrowdSeating seating(long seed, int simulatorVersion, CrowdSettings settings) {
        return new CrowdSeating(seed, simulatorVersion, CrowdSettings.SIZE_MAX, settings);
    }

    /** How many people of the first {@code people} are in each state, by code. */
    static int[] count(CrowdSimulator crowd, int people) {
        int[] count = new int[StateTargets.STATES];
        for (int npc = 0; npc < people; npc++) {
            count[NpcWord.state(crowd.word(npc)).code()]++;
        }
        return count;
    }
}
