package dev.inhabit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Role;
import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.crowd.CrowdOfSession;
import dev.inhabit.server.crowd.simulation.CrowdTimeline;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.OwnScene;
import dev.inhabit.server.session.OwnSceneCommand;
import dev.inhabit.server.session.SessionCommand;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SessionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The crowd of a therapist's own scene is the same in replay: its people, and what happens by itself and by hand. */
class ReplayOwnSceneTests {
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Asker THERAPIST = new Asker("demo~t", Role.THERAPIST);

    private final List<SessionEvent> log = new ArrayList<>();
    private final List<EventMeta> metas = new ArrayList<>();
    private SessionState state = SessionState.none(EntityId.parse("demo~s1"));

    private void asks(long atMs, SessionCommand command) {
        Instant now = BEGIN.plusMillis(atMs);
        if (!(command.decide(state, now) instanceof Decision.Accepted<SessionEvent> accepted)) {
            throw new AssertionError(command + " was refused");
        }
        for (SessionEvent event : accepted.events()) {
            log.add(event);
            metas.add(new EventMeta(log.size(), now, now));
            state = event.applyTo(state, metas.get(metas.size() - 1));
        }
    }

    private void begins(String baseType, int difficulty) {
        Staging.Staged staged = OwnScene.staged(OwnScene.plan(baseType, difficulty, "sustain"));
        asks(0, new SessionCommand.Create(THERAPIST, "demo~p1", staged.level(), "demo~t", 42, 1, 60, staged.scene()));
        asks(0, new SessionCommand.Start(THERAPIST));
    }

    private CrowdTimeline live() {
        CrowdTimeline live = new CrowdTimeline(Objects.requireNonNull(CrowdOfSession.seating(state)), 50, 8);
        CrowdOfSession.orders(state).forEach(live::add);
        return live;
    }

    private static String mark(CrowdTimeline crowd, long tick) {
        return HexFormat.of().toHexDigits(crowd.at(tick).checksum());
    }

    @Test
    void everyMarkOfTheLiveCrowdIsThatOfTheReplay() {
        begins("public-speaking", 9);
        CrowdTimeline live = live();
        Map<Long, String> marks = new TreeMap<>();
        Map<Long, Long> lastOrders = new TreeMap<>();
        for (long tick = 0; tick <= 1_200; tick += 10) {
            if (tick == 600) {
                asks(60_000, new OwnSceneCommand.FireTrigger(THERAPIST, "sigh-behind"));
                CrowdOfSession.orders(state).forEach(live::add);
            }
            marks.put(tick, mark(live, tick));
            lastOrders.put(tick, live.lastOrderAt(tick));
        }
        assertTrue(lastOrders.getOrDefault(1_200L, 0L) > 0 && lastOrders.getOrDefault(590L, -1L) == 0);

        SessionState folded = SessionState.none(EntityId.parse("demo~s1"));
        for (int i = 0; i < log.size(); i++) {
            folded = log.get(i).applyTo(folded, metas.get(i));
        }
        ReplayCrowd replay = Objects.requireNonNull(ReplayCrowd.of(folded));
        marks.forEach((tick, mark) -> assertEquals(
                ReplayCrowd.Verdict.EQUAL,
                replay.compare(tick, mark, Objects.requireNonNull(lastOrders.get(tick))),
                "tick " + tick));
    }

    @Test
    void withoutItsDistractionsItWouldBeAnother() {
        begins("public-speaking", 9);
        CrowdTimeline bare = new CrowdTimeline(Objects.requireNonNull(CrowdOfSession.seating(state)), 50, 8);
        assertNotEquals(mark(bare, 1_200), mark(live(), 1_200));
    }
}
