package dev.inhabit.protocol.crowd;

import java.util.SplittableRandom;

/** Crowds made up for tests. */
final class CrowdFrames {
    private CrowdFrames() {}

    /** Any word of an NPC that is there or not. */
    static long anyWord(int npc, SplittableRandom random) {
        return NpcWord.pack(
                npc,
                random.nextInt(NpcState.values().length),
                random.nextInt(NpcPersonality.values().length),
                random.nextInt(NpcPresence.values().length),
                random.nextBoolean(),
                random.nextInt(NpcAnimation.values().length),
                random.nextInt(GazeTarget.values().length),
                random.nextInt(256),
                random.nextInt(256),
                random.nextInt(256),
                random.nextBoolean());
    }

    /** Moves the picture to the tick, changing about one NPC in {@code oneIn}. */
    static void change(CrowdPicture picture, long tick, int oneIn, SplittableRandom random) {
        picture.begin(7, tick, random.nextInt(256), random.nextBoolean());
        for (int npc = 0; npc < picture.seats(); npc++) {
            if (random.nextInt(oneIn) == 0) {
                picture.set(anyWord(npc, random));
            }
        }
    }
}
