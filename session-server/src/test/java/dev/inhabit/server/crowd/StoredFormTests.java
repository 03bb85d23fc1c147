package dev.inhabit.server.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.crowd.GazeTarget;
import dev.inhabit.protocol.crowd.NpcAnimation;
import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.server.crowd.simulation.ApplauseStyle;
import dev.inhabit.server.crowd.simulation.CrowdChange;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.StateShares;
import dev.inhabit.server.journal.EventCatalog;
import dev.inhabit.server.journal.GoldenEvents;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What stands in the journal of crowds. */
class StoredFormTests {
    private static final String DIRECTED =
            "{\"@type\":\"direct\",\"npc\":9,\"state\":\"BORED\",\"animation\":\"YAWN\",\"gaze\":\"FLOOR\",\"ticks\":40}";

    /** Every kind of change, as it is stored. */
    private static Map<CrowdChange, String> changes() {
        Map<CrowdChange, String> all = new LinkedHashMap<>();
        all.put(
                new CrowdChange.Settings(40, 80, 7),
                "{\"@type\":\"settings\",\"size\":40,\"mood\":80,\"questionDifficulty\":7}");
        all.put(
                new CrowdChange.Shares(new StateShares(60, 40, 0, 0, 20), 55, 150),
                "{\"@type\":\"shares\",\"shares\":{\"attentive\":60,\"bored\":40,\"skeptical\":0,\"engaged\":0,"
                        + "\"ambient\":20},\"sharesMood\":55,\"speakerPercent\":150}");
        all.put(new CrowdChange.Score(3), "{\"@type\":\"score\",\"score\":3}");
        all.put(new CrowdChange.Direct(9, NpcState.BORED, NpcAnimation.YAWN, GazeTarget.FLOOR, 40), DIRECTED);
        all.put(new CrowdChange.Release(9), "{\"@type\":\"release\",\"npc\":9}");
        all.put(new CrowdChange.Happen(SceneEvent.PHONE_RINGS), "{\"@type\":\"happen\",\"event\":\"phone-rings\"}");
        all.put(new CrowdChange.Applaud(ApplauseStyle.MIXED), "{\"@type\":\"applaud\",\"style\":\"MIXED\"}");
        return all;
    }

    @Test
    void events() throws Exception {
        GoldenEvents.check(
                new CrowdDomain(),
                List.of(
                        new CrowdEvent.Seated("patient-1", Told.SEATING),
                        new CrowdEvent.Changed(new CrowdOrder(5, 40, new CrowdChange.Settings(40, 80, 7))),
                        new CrowdEvent.QuestionAsked(new CrowdState.Question(6, 50, 3, 7))));
    }

    @Test
    void sharesFromBeforeTherePhasesWereMoveAsUsual() throws Exception {
        String stored = "{\"order\":{\"sessionSequenceNr\":5,\"effectiveTick\":40,\"change\":{\"@type\":\"shares\","
                + "\"shares\":{\"attentive\":60,\"bored\":40,\"skeptical\":0,\"engaged\":0,\"ambient\":20},"
                + "\"sharesMood\":55}}}";
        assertEquals(
                new CrowdEvent.Changed(
                        new CrowdOrder(5, 40, new CrowdChange.Shares(new StateShares(60, 40, 0, 0, 20), 55, 100))),
                EventCatalog.of(new CrowdDomain()).read("crowd.changed", 1, stored.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyChangeIsStoredAsItWasAndReadBack() throws Exception {
        EventCatalog catalog = EventCatalog.of(new CrowdDomain());
        Set<Class<?>> kinds = changes().keySet().stream().map(Object::getClass).collect(Collectors.toSet());
        assertEquals(Set.of(CrowdChange.class.getPermittedSubclasses()), kinds, "each change needs a sample");
        changes().forEach((change, stored) -> {
            CrowdEvent event = new CrowdEvent.Changed(new CrowdOrder(5, 40, change));
            byte[] bytes = catalog.write(event);
            String form = "{\"order\":{\"sessionSequenceNr\":5,\"effectiveTick\":40,\"change\":" + stored + "}}";
            assertEquals(form, new String(bytes, StandardCharsets.UTF_8));
            assertEquals(event, catalog.read("crowd.changed", 2, bytes));
        });
    }
}
