package dev.inhabit.server.crowd.simulation;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.crowd.GazeTarget;
import dev.inhabit.protocol.crowd.NpcAnimation;
import dev.inhabit.protocol.crowd.NpcPersonality;
import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.server.content.Chance;

/** What something in the hall makes people do, and to whom it happens. */
final class Happenings {
    private static final int AWAY = GazeTarget.AWAY.code();
    private static final int SPEAKER = Gestures.SPEAKER;
    private static final int LOOK_AWAY = NpcAnimation.LOOK_AWAY.code();
    private static final int FROWN = NpcAnimation.FROWN.code();
    private static final int CLAP = NpcAnimation.CLAP.code();
    private static final int FRIENDLY = NpcPersonality.FRIENDLY.code();
    private static final int SKEPTICAL = NpcPersonality.SKEPTICAL.code();
    private static final int HOSTILE = NpcPersonality.HOSTILE.code();
    /** A question is up for this long before the asker sits back. */
    private static final int QUESTION_TICKS = 150;

    private static final int PEOPLE_PER_TALK = 40;

    private final long seed;
    private final SeatPlan plan;
    private final Personalities personalities;

    Happenings(long seed, SeatPlan plan, Personalities personalities) {
        this.seed = seed;
        this.plan = plan;
        this.personalities = personalities;
    }

    void happen(CrowdArrays a, SceneEvent event) {
        switch (event) {
            case PHONE_RINGS -> stir(a, NpcAnimation.PHONE.code(), GazeTarget.PHONE.code(), 50);
            case COUGH -> stir(a, NpcAnimation.FIDGET.code(), GazeTarget.FLOOR.code(), 18);
            case LATECOMER -> all(a, LOOK_AWAY, AWAY, 10, 25, 25, 25, 25, 25);
            case DOOR_SLAMS -> all(a, LOOK_AWAY, AWAY, 10, 25, 85, 85, 85, 85);
            case LAUGHTER -> all(a, NpcAnimation.SMILE.code(), SPEAKER, 15, 30, 85, 70, 40, 12);
            case SIDE_TALK -> talk(a);
            case QUESTION -> ask(a);
            case APPLAUSE -> applaud(a, ApplauseStyle.CLAP);
        }
    }

    void applaud(CrowdArrays a, ApplauseStyle style) {
        switch (style) {
            case NONE -> {}
            case CLAP -> all(a, CLAP, SPEAKER, 40, 70, 100, 100, 100, 100);
            case POLITE -> all(a, CLAP, SPEAKER, 20, 35, 90, 75, 60, 45);
            case MIXED -> {
                all(a, FROWN, SPEAKER, 20, 45, 0, 0, 60, 90);
                all(a, CLAP, SPEAKER, 25, 50, 85, 60, 25, 5);
            }
        }
    }

    /** Something that one person does and those around notice. */
    private void stir(CrowdArrays a, int animation, int gaze, int ticks) {
        int npc = anybody(a);
        if (npc == CrowdArrays.NONE) {
            return;
        }
        int now = a.tick + 1;
        Bodies.plan(a, npc, animation, gaze, now, ticks);
        notice(a, plan.neighbour(npc, SeatPlan.LEFT), Gestures.NEIGHBOUR_RIGHT, now);
        notice(a, plan.neighbour(npc, SeatPlan.RIGHT), Gestures.NEIGHBOUR_LEFT, now);
        notice(a, plan.neighbour(npc, SeatPlan.BEFORE), AWAY, now);
        notice(a, plan.neighbour(npc, SeatPlan.BEHIND), AWAY, now);
    }

    private void notice(CrowdArrays a, int npc, int gaze, int now) {
        if (a.isSeated(npc)) {
            int after = 3 + CrowdRandom.below(seed, npc, now, CrowdRandom.WHO_REACTS, 8);
            int animation = gaze == AWAY ? LOOK_AWAY : FROWN;
            Bodies.plan(a, npc, animation, gaze, now + after, 12 + after);
        }
    }

    /** Shares in percent of the friendly, neutral, skeptical and hostile who react; spread over at most 2 s. */
    private void all(CrowdArrays a, int animation, int gaze, int ticksMin, int ticksMax, int... percent) {
        int now = a.tick + 1;
        int before = 0;
        for (int npc = 0; npc < a.used; npc++) {
            if (a.isSeated(npc)
                    && CrowdRandom.below(seed, npc, now, CrowdRandom.WHO_REACTS, 100)
                            < percent[personalities.of(npc)]) {
                long random = CrowdRandom.bits(seed, npc, now, CrowdRandom.REACTION_LENGTH);
                int ticks = ticksMin + Chance.below(random, ticksMax - ticksMin + 1);
                Bodies.plan(a, npc, animation, gaze, now + Delays.of(seed, npc, now, before++), ticks);
            }
        }
    }

    /** Some put their heads together; those behind them are not amused. */
    private void talk(CrowdArrays a) {
        int now = a.tick + 1;
        int talks = 1 + a.wanted() / PEOPLE_PER_TALK;
        for (int i = 0; talks > 0 && i < a.wanted(); i++) {
            int npc = CrowdRandom.below(seed, i, now, CrowdRandom.WHO_HAPPENS, a.wanted());
            int left = plan.neighbour(npc, SeatPlan.LEFT);
            if (a.isSeated(npc) && a.isSeated(left)) {
                int ticks = 40 + CrowdRandom.below(seed, npc, now, CrowdRandom.REACTION_LENGTH, 41);
                Bodies.plan(a, npc, Gestures.WHISPER, Gestures.NEIGHBOUR_LEFT, now, ticks);
                Bodies.plan(a, left, Gestures.WHISPER, Gestures.NEIGHBOUR_RIGHT, now + 4, ticks);
                notice(a, plan.neighbour(npc, SeatPlan.BEHIND), AWAY, now + 10);
                talks--;
            }
        }
    }

    /** The harder the questions are set, the likelier a critical person asks. */
    private void ask(CrowdArrays a) {
        int total = 0;
        for (int npc = 0; npc < a.used; npc++) {
            total += wishToAsk(a, npc);
        }
        if (total == 0) {
            return;
        }
        int now = a.tick + 1;
        int at = CrowdRandom.below(seed, 0, now, CrowdRandom.WHO_HAPPENS, total);
        int npc = 0;
        for (int sum = wishToAsk(a, 0); sum <= at; sum += wishToAsk(a, npc)) {
            npc++;
        }
        a.asking = npc;
        a.askingUntil = now + QUESTION_TICKS;
        Bodies.plan(a, npc, NpcAnimation.RAISE_HAND.code(), SPEAKER, now, 30);
    }

    private int wishToAsk(CrowdArrays a, int npc) {
        if (!a.isSeated(npc)) {
            return 0;
        }
        int hard = a.questionDifficulty;
        int kind = CrowdSettings.DIFFICULTY_MAX - hard;
        int state = a.shownState(npc);
        int wish = 1;
        if (state == NpcState.SKEPTICAL.code()) {
            wish += 2 * hard;
        } else if (state == NpcState.ENGAGED.code()) {
            wish += 2 * kind + 2;
        } else if (state == NpcState.ATTENTIVE.code()) {
            wish += kind;
        }
        int personality = personalities.of(npc);
        if (personality == HOSTILE) {
            wish += 3 * hard;
        } else if (personality == SKEPTICAL) {
            wish += 2 * hard;
        } else if (personality == FRIENDLY) {
            wish += 2 * kind;
        }
        return wish;
    }

    private int anybody(CrowdArrays a) {
        int now = a.tick + 1;
        for (int i = 0; i < a.wanted(); i++) {
            int npc = CrowdRandom.below(seed, i, now, CrowdRandom.WHO_HAPPENS, a.wanted());
            if (a.isSeated(npc) && a.heldUntil[npc] == 0) {
                return npc;
            }
        }
        return CrowdArrays.NONE;
    }
}
