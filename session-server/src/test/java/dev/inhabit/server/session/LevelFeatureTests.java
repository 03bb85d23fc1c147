package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.TurnCause;
import dev.inhabit.protocol.crowd.NpcAnimation;
import dev.inhabit.protocol.crowd.NpcPersonality;
import dev.inhabit.protocol.crowd.NpcWord;
import dev.inhabit.server.crowd.CrowdOfSession;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.record.EventMeta;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sub-level's features do, each where it is named and where it is not. */
class LevelFeatureTests {
    private static final int FIVE_MINUTES = 3_000;

    private final TalkingSession session = new TalkingSession();

    private static CrowdSimulator crowd(String sublevel) {
        TalkingSession one = new TalkingSession();
        one.create(sublevel, 7);
        return new CrowdSimulator(Objects.requireNonNull(CrowdOfSession.seating(one.state)));
    }

    /** How often each gesture was begun in five minutes of nothing special. */
    private static Map<NpcAnimation, Integer> gestures(String sublevel) {
        CrowdSimulator crowd = crowd(sublevel);
        Map<NpcAnimation, Integer> seen = new EnumMap<>(NpcAnimation.class);
        for (int tick = 1; tick <= FIVE_MINUTES; tick++) {
            crowd.advance();
            for (int npc = 0; npc < crowd.people(); npc++) {
                seen.merge(NpcWord.animation(crowd.word(npc)), 1, Integer::sum);
            }
        }
        return seen;
    }

    private static long people(String sublevel, NpcPersonality personality) {
        CrowdSimulator crowd = crowd(sublevel);
        long count = 0;
        for (int npc = 0; npc < crowd.people(); npc++) {
            count += NpcWord.personality(crowd.word(npc)) == personality ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(strings = {"2E", "3A", "3B", "3C", "3D", "3E", "4C", "4D"})
    void peopleYawnAndTalkAsideOnlyWhereTheSublevelHasIt(String sublevel) {
        Map<NpcAnimation, Integer> seen = gestures(sublevel);
        Set<String> features = features(sublevel);
        assertEquals(features.contains("yawns"), seen.containsKey(NpcAnimation.YAWN), "yawns at " + sublevel);
        assertEquals(features.contains("side-talk"), seen.containsKey(NpcAnimation.WHISPER), "talk at " + sublevel);
    }

    private static Set<String> features(String sublevel) {
        Level level = TalkingSession.CONTENT.levels().find(sublevel).orElseThrow();
        return level.audience().features();
    }

    @Test
    void criticalMembersSitWhereTheSublevelHasThem() {
        for (Level level : TalkingSession.CONTENT.levels().all()) {
            if (level.level() != 5) {
                long hostile = people(level.sublevel(), NpcPersonality.HOSTILE);
                boolean critical = level.audience().features().contains("critical-members");
                assertTrue(critical ? hostile >= 5 : hostile == 0, hostile + " at " + level.sublevel());
            }
        }
        assertTrue(features("3E").contains("critical-members"));
    }

    @ParameterizedTest
    @CsvSource({"3A, true", "3B, true", "3C, true", "3D, false", "3E, false"})
    void aSpeakerHasNotesOnlyWhereTheSublevelAllowsThem(String sublevel, boolean allowed) {
        session.create(sublevel, 7);
        session.accept(new SlideCommand.AddSlides(TalkingSession.PATIENT, "deck", 2));
        SlideCommand writes = new SlideCommand.WriteSlideNotes(TalkingSession.PATIENT, 1, "Breathe.");
        if (allowed) {
            assertEquals(
                    List.of(new SlideEvent.SlideNotesWritten(TalkingSession.PATIENT, 1, "Breathe.")),
                    session.accept(writes));
        } else {
            assertEquals(ErrorCode.CONFLICT, session.refused(writes));
            session.accept(new SlideCommand.WriteSlideNotes(TalkingSession.PATIENT, 1, null));
        }
    }

    @Test
    void aSessionOfBeforeHasTheMannersOfThen() {
        session.create("3A", 7);
        SessionEvent.Created now = (SessionEvent.Created) session.log.get(0);
        SessionState before = new SessionEvent.Created(
                        now.by(), now.patientId(), now.level(), now.controllerId(), 42, 1, 60)
                .applyTo(SessionState.none(session.state.id()), new EventMeta(1, session.now, session.now));
        assertEquals(
                null,
                Objects.requireNonNull(CrowdOfSession.seating(before))
                        .settings()
                        .manners());
    }

    /** Speaks for 20 s at each place until the conversation is over. */
    private static int interruptions(String sublevel, long seed) {
        TalkingSession one = new TalkingSession();
        one.open(sublevel, seed);
        int count = 0;
        for (int turn = 0; turn < 40 && !one.talk().hasEnded(); turn++) {
            int afterMs = one.turn().place().interruptAfterMs();
            List<SessionEvent> cut = one.speaks(20_000);
            assertEquals(afterMs > 0, !cut.isEmpty(), "the headset is told when somebody would cut in");
            if (!cut.isEmpty()) {
                count++;
                assertEquals(TurnCause.INTERRUPTED, one.turn().cause());
                assertFalse(one.turn().speeches().isEmpty());
                one.until(one.turn().openAtActiveMs());
            }
            if (!one.talk().hasEnded()) {
                one.chooses(1);
            }
        }
        one.delaysAreInRange();
        assertEquals(one.state, one.folded(one.log));
        return count;
    }

    @ParameterizedTest
    @CsvSource({"2A, false", "2B, false", "2C, false", "2D, true", "2E, true", "4D, true", "4E, true"})
    void whoSpeaksLongIsInterruptedWhereTheSublevelHasIt(String sublevel, boolean interrupted) {
        int count = 0;
        for (long seed = 1; seed <= 6; seed++) {
            count += interruptions(sublevel, seed);
        }
        assertEquals(interrupted, count > 0, count + " times at " + sublevel);
    }
}
