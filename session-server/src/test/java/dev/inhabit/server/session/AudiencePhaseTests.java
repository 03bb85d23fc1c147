package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.crowd.NpcPresence;
import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.protocol.crowd.NpcWord;
import dev.inhabit.server.adaptation.RuleSettings;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.crowd.CrowdOfSession;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import dev.inhabit.server.crowd.simulation.CrowdTimeline;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an audience goes through a talk, and what it shows of it. */
class AudiencePhaseTests {
    private final TalkingSession session = new TalkingSession();

    private void begin(String sublevel) {
        session.create(sublevel, 1);
        session.start();
    }

    private List<SessionEvent> look() {
        return session.accept(new AudiencePhaseCommand.EnterPhase());
    }

    private void enters(AudiencePhase phase) {
        AudiencePhaseEvent.AudiencePhaseBegan began = (AudiencePhaseEvent.AudiencePhaseBegan) look().get(0);
        assertEquals(phase, began.phase());
        assertEquals(session.activeMs(), began.atActiveMs());
        assertEquals(phase, session.state.audiencePhase());
        assertEquals(List.of(), look(), "once");
    }

    private void happens(SceneEvent event) {
        session.accept(new SessionCommand.InjectEvent(TalkingSession.THERAPIST, event, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3A", "3B", "3C", "3D", "3E"})
    void itSettlesInListensAndWearsOnByTheMinute(String sublevel) {
        begin(sublevel);
        enters(AudiencePhase.SETTLING_IN);
        session.until(119_900);
        assertEquals(List.of(), look());
        session.until(120_000);
        enters(AudiencePhase.LISTENING);
        session.until(299_900);
        assertEquals(List.of(), look());
        session.until(300_000);
        enters(AudiencePhase.WEARING_ON);
        session.until(900_000);
        assertEquals(List.of(), look());
    }

    @Test
    void aPauseDoesNotCount() {
        begin("3A");
        enters(AudiencePhase.SETTLING_IN);
        session.until(60_000);
        session.pause();
        session.passes(600_000);
        assertEquals(List.of(), look());
        session.resume();
        assertEquals(List.of(), look());
        session.until(120_000);
        enters(AudiencePhase.LISTENING);
    }

    @Test
    void questionsAndApplauseComeWhenTheyCome() {
        begin("3D");
        enters(AudiencePhase.SETTLING_IN);
        session.until(200_000);
        enters(AudiencePhase.LISTENING);
        happens(SceneEvent.QUESTION);
        enters(AudiencePhase.QUESTIONS);
        session.until(400_000);
        assertEquals(List.of(), look(), "questions go on");
        happens(SceneEvent.APPLAUSE);
        enters(AudiencePhase.END);
        happens(SceneEvent.QUESTION);
        assertEquals(List.of(), look());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A", "2C", "4A", "5C"})
    void whereNobodySpeaksOnAStageThereAreNone(String sublevel) {
        begin(sublevel);
        session.until(400_000);
        assertEquals(List.of(), look());
        assertNull(session.state.audiencePhase());
    }

    /** Share of the people who are seated and in that state, percent. */
    private double share(NpcState state, long tick) {
        CrowdTimeline timeline =
                new CrowdTimeline(Objects.requireNonNull(CrowdOfSession.seating(session.state)), 100, 20);
        for (CrowdOrder order : CrowdOfSession.orders(session.state)) {
            timeline.add(order);
        }
        CrowdSimulator crowd = timeline.at(tick);
        int size = Objects.requireNonNull(session.state.audience()).size();
        long there = IntStream.range(0, size)
                .filter(npc -> NpcWord.presence(crowd.word(npc)) == NpcPresence.SEATED
                        && NpcWord.state(crowd.word(npc)) == state)
                .count();
        return 100.0 * there / size;
    }

    @Test
    void attentionIsHighAtFirstAndThenAsTheLevelHasIt() {
        begin("3E");
        enters(AudiencePhase.SETTLING_IN);
        session.until(120_000);
        enters(AudiencePhase.LISTENING);
        assertEquals(0.0, share(NpcState.BORED, 600));
        assertEquals(0.0, share(NpcState.SKEPTICAL, 600));
        PinnedLevel.Shares level = Objects.requireNonNull(session.state.level()).shares();
        double others = (100 - level.ambient()) / 100.0;
        assertEquals(level.bored() * others, share(NpcState.BORED, 1_800), 5);
        assertEquals(level.skeptical() * others, share(NpcState.SKEPTICAL, 1_800), 5);
        assertEquals(level.attentive() * others, share(NpcState.ATTENTIVE, 1_800), 5);
        assertEquals(level.engaged() * others, share(NpcState.ENGAGED, 1_800), 5);
        assertEquals(level.ambient(), share(NpcState.AMBIENT, 1_800), 5);
    }

    private List<SessionEvent> speaks(int score) {
        return session.accept(new SessionCommand.RecordTelemetry(
                BodyOfSession.chunk(session.activeMs() - 5_000, session.activeMs(), null, null),
                score,
                RuleSettings.of(ShippedBiofeedback.HEART)));
    }

    @Test
    void whoBoresLosesThemWhenItWearsOnAndNotBefore() {
        begin("3C");
        enters(AudiencePhase.SETTLING_IN);
        session.until(100_000);
        assertTrue(speaks(1).stream().noneMatch(SessionEvent.SpeakerScored.class::isInstance), "it settles in");
        session.until(120_000);
        enters(AudiencePhase.LISTENING);
        session.until(300_000);
        enters(AudiencePhase.WEARING_ON);
        double before = share(NpcState.BORED, 2_990);
        session.until(305_000);
        assertTrue(speaks(1).stream().anyMatch(SessionEvent.SpeakerScored.class::isInstance));
        double after = share(NpcState.BORED, 3_300);
        assertTrue(after >= before + 10, before + " % bored before, " + after + " % after");
    }
}
