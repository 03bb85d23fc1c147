package dev.inhabit.headset.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.headset.patient.Happening;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scene follows the updates, and once left is left. */
class SceneTests {
    private static final SessionView.Audience THIRTY = new SessionView.Audience(30, 50, 4);

    @Test
    void the_scene_follows_start_pause_and_resume() {
        Scene scene = new Scene();
        assertEquals(Place.WAITING, scene.place());
        scene.recorded(1, new SessionUpdate.Started());
        assertEquals(Place.EXPOSURE, scene.place());
        scene.recorded(1, new SessionUpdate.Paused("patient asked"));
        assertEquals(Place.PAUSED, scene.place());
        scene.recorded(1, new SessionUpdate.Resumed());
        assertEquals(Place.EXPOSURE, scene.place());
    }

    @Test
    void the_pace_to_breathe_by_is_shown_until_it_is_stopped_or_the_scene_is_left() {
        Scene scene = new Scene();
        scene.recorded(1, new SessionUpdate.Started());
        assertNull(scene.breath());
        scene.recorded(1, new SessionUpdate.BreathingStarted(6, 40));
        assertEquals(new PacedBreath(6, 40), scene.breath());
        scene.recorded(1, new SessionUpdate.BreathingStarted(5, 40));
        assertEquals(new PacedBreath(5, 40), scene.breath());
        scene.recorded(1, new SessionUpdate.BreathingStopped());
        assertNull(scene.breath());
        scene.recorded(1, new SessionUpdate.BreathingStarted(6, 40));
        scene.leave();
        assertNull(scene.breath());
        scene.recorded(1, new SessionUpdate.BreathingStarted(6, 40));
        assertNull(scene.breath());
    }

    @Test
    void a_breath_grows_and_shrinks_once_in_its_time() {
        PacedBreath breath = new PacedBreath(6, 40);
        assertEquals(0, breath.fullness(0));
        assertEquals(.5, breath.fullness(2_000));
        assertEquals(1, breath.fullness(4_000));
        assertEquals(.5, breath.fullness(7_000));
        assertEquals(0, breath.fullness(10_000));
        assertEquals(.5, breath.fullness(602_000), 1e-9);
    }

    @Test
    void nothing_brings_the_exposure_back() {
        List<SessionUpdate> late = List.of(
                new SessionUpdate.Started(),
                new SessionUpdate.Resumed(),
                new SessionUpdate.Paused("therapist away"),
                new SessionUpdate.Adjusted(300, 90, 9, 10),
                new SessionUpdate.Interrupted(0, 1));
        for (SessionUpdate update : late) {
            Scene scene = new Scene();
            scene.recorded(1, new SessionUpdate.Started());
            scene.leave();
            scene.recorded(1, update);
            assertEquals(Place.SAFE, scene.place());
        }
        Scene ended = new Scene();
        ended.recorded(1, new SessionUpdate.Ended(Outcome.COMPLETED));
        assertEquals(Place.SAFE, ended.place());
    }

    @Test
    void what_changed_gives_the_rating_its_trigger() {
        assertEquals("audience-grows", trigger(new SessionUpdate.Adjusted(60, 50, 4, 1)));
        assertEquals("audience-shrinks", trigger(new SessionUpdate.Adjusted(10, 90, 4, 1)));
        assertEquals("mood-more-critical", trigger(new SessionUpdate.Adjusted(30, 80, 4, 1)));
        assertEquals("mood-friendlier", trigger(new SessionUpdate.Adjusted(30, 20, 9, 1)));
        assertEquals("questions-harder", trigger(new SessionUpdate.Adjusted(30, 50, 9, 1)));
        assertEquals("event:phone-rings", trigger(new SessionUpdate.EventInjected(SceneEvent.PHONE_RINGS, null, 1)));
        assertEquals(
                Happening.of(Happening.Kind.ASKED, "asked"),
                Notices.of(new SessionUpdate.SudsPrompted(SessionUpdate.PromptReason.INTERVAL), THIRTY));
        assertNull(Notices.of(new SessionUpdate.Adjusted(30, 50, 4, 1), THIRTY), "nothing changed");
        assertNull(Notices.of(new SessionUpdate.Noted(null), THIRTY));
    }

    private static String trigger(SessionUpdate update) {
        Happening happening = Notices.of(update, THIRTY);
        assertNotNull(happening);
        return happening.trigger();
    }
}
