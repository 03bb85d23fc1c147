package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.protocol.crowd.NpcWord;
import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.crowd.CrowdOfSession;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.crowd.simulation.CrowdSettings;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import dev.inhabit.server.crowd.simulation.StateShares;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.scenario.ScenarioPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the mood does to each audience that a session can have, from friendly to critical. */
class MoodTests {
    private static final int MOOD_MAX = 100;

    /** One audience, as it sits in one of its phases. */
    private record Audience(String name, CrowdSeating seating, StateShares shares) {
        /** How many of each state there are at a mood, by code. */
        int[] at(int mood) {
            CrowdSettings set = seating.settings();
            CrowdSettings moved = new CrowdSettings(
                    set.size(),
                    mood,
                    set.questionDifficulty(),
                    shares,
                    set.sharesMood(),
                    set.mix(),
                    set.couplingPercent(),
                    set.manners());
            CrowdSimulator crowd = new CrowdSimulator(
                    new CrowdSeating(seating.seed(), seating.simulatorVersion(), seating.seats(), moved));
            int[] count = new int[NpcState.values().length];
            for (int npc = 0; npc < set.size(); npc++) {
                count[NpcWord.state(crowd.word(npc)).code()]++;
            }
            return count;
        }

        int percent(int mood, NpcState state) {
            return Math.round(100f * at(mood)[state.code()] / seating.settings().size());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static TalkingSession ofSublevel(String sublevel) {
        TalkingSession session = new TalkingSession();
        session.create(sublevel, 7);
        return session;
    }

    private static TalkingSession ofBuilder(String baseType, int difficulty) {
        ScenarioPlan plan = OwnScene.plan(baseType, difficulty, "sustain");
        TalkingSession session = new TalkingSession();
        Staging.Staged staged = OwnScene.staged(plan);
        session.accept(new SessionCommand.Create(
                TalkingSession.THERAPIST,
                "demo~p1",
                staged.level(),
                TalkingSession.THERAPIST.accountId(),
                42,
                CrowdSimulator.VERSION,
                60,
                staged.scene()));
        return session;
    }

    private static List<Audience> phases(String name, TalkingSession session) {
        CrowdSeating seating = Objects.requireNonNull(CrowdOfSession.seating(session.state));
        List<Audience> phases = new ArrayList<>();
        phases.add(new Audience(name, seating, seating.settings().shares()));
        session.state.stage().plan().phases().forEach(phase -> {
            PinnedLevel.Shares shares = phase.shares();
            phases.add(new Audience(
                    name + " " + phase.phase(),
                    seating,
                    new StateShares(
                            shares.attentive(),
                            shares.bored(),
                            shares.skeptical(),
                            shares.engaged(),
                            shares.ambient())));
        });
        return phases;
    }

    static List<Audience> everyAudience() {
        List<Audience> all = new ArrayList<>();
        for (Level level : TalkingSession.CONTENT.levels().all()) {
            all.addAll(phases(level.sublevel(), ofSublevel(level.sublevel())));
        }
        for (String baseType : List.of("conversation", "group-discussion", "public-speaking", "real-world")) {
            for (int difficulty = 1; difficulty <= 10; difficulty++) {
                all.addAll(phases(baseType + " " + difficulty, ofBuilder(baseType, difficulty)));
            }
        }
        return all;
    }

    /** One step of the mood never makes a scene easier on one side and harder on the other. */
    @ParameterizedTest
    @MethodSource("everyAudience")
    void aMoreCriticalMoodNeverEases(Audience audience) {
        int[] before = audience.at(0);
        for (int mood = 1; mood <= MOOD_MAX; mood++) {
            int[] now = audience.at(mood);
            String at = audience + " at " + mood + ": " + Arrays.toString(now) + " after " + Arrays.toString(before);
            assertTrue(now[NpcState.SKEPTICAL.code()] >= before[NpcState.SKEPTICAL.code()], at);
            assertTrue(
                    now[NpcState.SKEPTICAL.code()] + now[NpcState.BORED.code()]
                            >= before[NpcState.SKEPTICAL.code()] + before[NpcState.BORED.code()],
                    at);
            assertTrue(now[NpcState.ENGAGED.code()] <= before[NpcState.ENGAGED.code()], at);
            assertEquals(before[NpcState.AMBIENT.code()], now[NpcState.AMBIENT.code()], at);
            before = now;
        }
    }

    /** Between the ends there is a difference, wherever the level lies. */
    @ParameterizedTest
    @CsvSource({"3A", "3C", "3D", "3E"})
    void theEndsDifferFromTheLevel(String sublevel) {
        Audience audience = phases(sublevel, ofSublevel(sublevel)).get(1);
        int mood = audience.seating().settings().sharesMood();
        assertTrue(audience.percent(MOOD_MAX, NpcState.SKEPTICAL) > audience.percent(mood, NpcState.SKEPTICAL));
        assertTrue(audience.percent(0, NpcState.ENGAGED) > audience.percent(mood, NpcState.ENGAGED));
    }

    @Test
    void theHardestSceneOfTheBuilderGetsMoreSkepticalNotLess() {
        Audience hardest = phases("hardest", ofBuilder("public-speaking", 10)).get(2);
        assertTrue(hardest.percent(MOOD_MAX, NpcState.SKEPTICAL) >= hardest.percent(73, NpcState.SKEPTICAL));
    }

    /** What was recorded by version 2 is played by its rules. */
    @Test
    void aSessionOfBeforeIsAsItWas() {
        Audience now = phases("3E", ofSublevel("3E")).get(0);
        CrowdSeating seating = now.seating();
        Audience before = new Audience(
                "3E",
                new CrowdSeating(seating.seed(), 2, seating.seats(), seating.settings()),
                new StateShares(40, 15, 45, 0, 20));
        assertEquals(36, before.percent(80, NpcState.SKEPTICAL));
        assertEquals(34, before.percent(MOOD_MAX, NpcState.SKEPTICAL));
    }
}
