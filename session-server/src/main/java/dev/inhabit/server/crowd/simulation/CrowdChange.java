package dev.inhabit.server.crowd.simulation;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.crowd.GazeTarget;
import dev.inhabit.protocol.crowd.NpcAnimation;
import dev.inhabit.protocol.crowd.NpcState;
import org.jspecify.annotations.Nullable;

/** What a crowd can be told. Stored: names and fields stay. */
public sealed interface CrowdChange {
    /** The order's effect begins here; it is spread over at most 2 s where many people are concerned. */
    void applyTo(CrowdSimulator crowd);

    /** What the therapist sets; a size beyond the seats fills the hall. */
    record Settings(int size, int mood, int questionDifficulty) implements CrowdChange {
        public Settings {
            CrowdSettings.inRange("size", size, 1, CrowdSettings.SIZE_MAX);
            CrowdSettings.inRange("mood", mood, 0, CrowdSettings.MOOD_MAX);
            CrowdSettings.inRange("questionDifficulty", questionDifficulty, 0, CrowdSettings.DIFFICULTY_MAX);
        }

        @Override
        public void applyTo(CrowdSimulator crowd) {
            crowd.set(size, mood, questionDifficulty);
        }
    }

    /**
     * Other shares from here on, as at {@code sharesMood}: the next phase of a level.
     *
     * @param speakerPercent how far the speaker moves people from them: 0 not at all, 100 as usual
     */
    record Shares(StateShares shares, int sharesMood, int speakerPercent) implements CrowdChange {
        public Shares {
            CrowdSettings.inRange("sharesMood", sharesMood, 0, CrowdSettings.MOOD_MAX);
            CrowdSettings.inRange("speakerPercent", speakerPercent, 0, StateTargets.SPEAKER_PERCENT_MAX);
        }

        @Override
        public void applyTo(CrowdSimulator crowd) {
            crowd.divide(shares, sharesMood, speakerPercent);
        }
    }

    /** How the speaker does: 0 bores, 8 neither, 15 holds the room. */
    record Score(int score) implements CrowdChange {
        public Score {
            CrowdSettings.inRange("score", score, 0, StateTargets.SCORE_MAX);
        }

        @Override
        public void applyTo(CrowdSimulator crowd) {
            crowd.score(score);
        }
    }

    /**
     * One person behaves as told.
     *
     * @param npc 0 to 499; one without a seat is ignored
     * @param state null: their own
     * @param animation null: what suits the state
     * @param gaze null: what suits state and animation
     * @param ticks how long; 0 until released
     */
    record Direct(
            int npc,
            @Nullable NpcState state,
            @Nullable NpcAnimation animation,
            @Nullable GazeTarget gaze,
            int ticks) implements CrowdChange {
        public Direct {
            CrowdSettings.inRange("npc", npc, 0, CrowdSettings.SIZE_MAX - 1);
            CrowdSettings.inRange("ticks", ticks, 0, 1_000_000);
        }

        @Override
        public void applyTo(CrowdSimulator crowd) {
            crowd.direct(this);
        }
    }

    /** One person is their own again. */
    record Release(int npc) implements CrowdChange {
        public Release {
            CrowdSettings.inRange("npc", npc, 0, CrowdSettings.SIZE_MAX - 1);
        }

        @Override
        public void applyTo(CrowdSimulator crowd) {
            crowd.release(npc);
        }
    }

    /** Something happens in the hall. */
    record Happen(SceneEvent event) implements CrowdChange {
        @Override
        public void applyTo(CrowdSimulator crowd) {
            crowd.happen(event);
        }
    }

    /** The talk is over. */
    record Applaud(ApplauseStyle style) implements CrowdChange {
        @Override
        public void applyTo(CrowdSimulator crowd) {
            crowd.applaud(style);
        }
    }
}
