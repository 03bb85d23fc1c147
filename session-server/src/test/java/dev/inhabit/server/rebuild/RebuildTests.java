package dev.inhabit.server.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.server.journal.GoldenEvents;
import dev.inhabit.server.rebuild.RebuildState.Counts;
import dev.inhabit.server.rebuild.RebuildState.Phase;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is recorded of rebuilds, and which may begin. */
class RebuildTests {
    private static final EntityId ADMIN = EntityId.parse("demo~admin-1");
    private static final String NODE = "10.0.0.1:25520#1f";
    private static final String OTHER = "10.0.0.2:25520#2e";

    private final List<RebuildEvent> log = new ArrayList<>();
    private RebuildState state = RebuildState.empty(EntityId.parse("demo~sessions"));

    private Decision<RebuildEvent> tell(RebuildCommand command) {
        Instant now = Instant.ofEpochSecond(1_772_362_800L + log.size());
        Decision<RebuildEvent> decision = command.decide(state, now);
        if (decision instanceof Decision.Accepted<RebuildEvent> accepted) {
            for (RebuildEvent event : accepted.events()) {
                log.add(event);
                state = event.applyTo(state, new EventMeta(log.size(), now, now));
            }
        }
        return decision;
    }

    private Decision<RebuildEvent> ask(String node, String... alive) {
        return tell(new RebuildCommand.Ask(ADMIN, node, Set.of(alive)));
    }

    private List<Phase> phases() {
        return state.runs().stream().map(RebuildState.Run::phase).toList();
    }

    @Test
    void whoAskedHowFarItIsAndHowItEndedIsRecordedAndKeepsItsForm() throws IOException {
        ask(NODE, NODE);
        tell(new RebuildCommand.Progress(NODE, new Counts(40, 38, 1)));
        assertEquals(new Counts(40, 38, 1), state.last().orElseThrow().counts());
        GoldenEvents.checkState(new RebuildDomain(), state);
        tell(new RebuildCommand.End(NODE, true, new Counts(87, 85, 1)));
        GoldenEvents.check(new RebuildDomain(), log);
        GoldenEvents.checkState(new RebuildDomain(), state);
        RebuildState.Run run = state.last().orElseThrow();
        assertEquals(ADMIN, run.by());
        assertEquals(Phase.DONE, run.phase());
        assertEquals(Instant.ofEpochSecond(1_772_362_802L), run.endedAt());
    }

    @Test
    void oneRunsAtATimeOnWhicheverNode() {
        ask(NODE, NODE, OTHER);
        assertInstanceOf(Decision.Refused.class, ask(OTHER, NODE, OTHER));
        assertInstanceOf(Decision.Refused.class, ask(NODE, NODE, OTHER));
        assertEquals(1, state.runs().size());
    }

    @Test
    void whatARestartInterruptedIsSeenAndAnotherBegins() {
        ask(NODE, NODE);
        tell(new RebuildCommand.Progress(NODE, new Counts(40, 38, 1)));
        assertEquals(
                Phase.INTERRUPTED,
                state.last().orElseThrow().seen(Set.of("10.0.0.1:25520#2a")).phase());
        assertEquals(
                Phase.RUNNING, state.last().orElseThrow().seen(Set.of(NODE)).phase());
        ask("10.0.0.1:25520#2a", "10.0.0.1:25520#2a");
        assertEquals(List.of(Phase.INTERRUPTED, Phase.RUNNING), phases());
        assertEquals(new Counts(40, 38, 1), state.runs().get(0).counts());
        assertNull(state.runs().get(0).endedAt());
        // Who was thought to be gone and was not, moves the new one no more.
        tell(new RebuildCommand.Progress(NODE, new Counts(50, 50, 0)));
        tell(new RebuildCommand.End(NODE, true, new Counts(60, 60, 0)));
        assertEquals(List.of(Phase.INTERRUPTED, Phase.RUNNING), phases());
        assertEquals(Counts.NONE, state.last().orElseThrow().counts());
    }

    @Test
    void whatStoppedIsToldSoAndTheStateStaysSmall() {
        for (int i = 0; i < RebuildState.RUNS_MAX + 3; i++) {
            ask(NODE, NODE);
            tell(new RebuildCommand.End(NODE, false, Counts.NONE));
        }
        assertEquals(RebuildState.RUNS_MAX, state.runs().size());
        assertEquals(Set.of(Phase.STOPPED), Set.copyOf(phases()));
    }
}
