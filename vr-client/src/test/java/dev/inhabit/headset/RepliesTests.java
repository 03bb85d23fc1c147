package dev.inhabit.headset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.headset.patient.Happening;
import dev.inhabit.headset.patient.Moment;
import dev.inhabit.headset.patient.Pace;
import dev.inhabit.headset.patient.SimulatedPatient;
import dev.inhabit.headset.patient.Temperament;
import dev.inhabit.headset.scene.Scene;
import dev.inhabit.protocol.ConversationView;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.TurnCause;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A wearer answers a conversation's turn once, after all of it was said, and does not give a talk meanwhile. */
class RepliesTests {
    private final Scene scene = new Scene();
    private final Replies replies = new Replies();
    private int asked;

    private final Wearer second = new Wearer() {
        @Override
        public void notice(Happening happening) {}

        @Override
        public Moment sense(long elapsedMs, Scene seen) {
            throw new UnsupportedOperationException("nothing is sensed here");
        }

        @Override
        public int reply(ConversationView.Turn turn) {
            asked++;
            return turn.choices().size() == 2 ? 2 : 0;
        }

        @Override
        public boolean aboutToRate() {
            return false;
        }
    };

    private void turn(long sequenceNr, List<String> choices) {
        scene.recorded(
                sequenceNr,
                new SessionUpdate.ConversationTurn(
                        TurnCause.START,
                        null,
                        null,
                        "none",
                        List.of(new ConversationView.Line(
                                0, "Anna", "l1", "How are you?", "smile", "nod", 2_000, 1_200)),
                        choices,
                        false,
                        2_000,
                        null));
    }

    private void talk() {
        scene.recorded(1, new SessionUpdate.Started());
        scene.recorded(2, new SessionUpdate.ConversationChosen("c", "A talk", 40, List.of()));
    }

    @Test
    void theWearerIsAskedOnceForEachTurnAndNotBeforeItWasSaid() {
        talk();
        assertNull(replies.due(scene, second), "nobody has spoken yet");
        turn(3, List.of("Good.", "Not so good."));
        replies.now(3_100);
        assertNull(replies.due(scene, second), "she still speaks");
        replies.now(3_200);
        assertEquals(new Replies.Chosen(3, 2), replies.due(scene, second));
        assertNull(replies.due(scene, second), "once");
        turn(4, List.of("Go on."));
        assertNull(replies.due(scene, second), "the wearer is silent");
        assertNull(replies.due(scene, second));
        turn(5, List.of());
        assertNull(replies.due(scene, second), "it is over");
        assertEquals(2, asked);
    }

    @Test
    void nobodyAnswersInAPause() {
        talk();
        turn(3, List.of("Good.", "Not so good."));
        replies.now(9_000);
        scene.recorded(4, new SessionUpdate.Paused("asked"));
        assertNull(replies.due(scene, second));
        scene.recorded(5, new SessionUpdate.Resumed());
        assertEquals(new Replies.Chosen(3, 2), replies.due(scene, second));
    }

    @Test
    void aSimulatedPatientChoosesAndKeepsItsTalkToItself() {
        SimulatedWearer wearer = new SimulatedWearer(new SimulatedPatient(Temperament.typical(), Pace.about(2_000), 1));
        scene.recorded(1, new SessionUpdate.Started());
        int before = 0;
        for (int i = 0; i < 600; i++) {
            before += wearer.sense(100, scene).said().size();
        }
        assertTrue(before > 0, "alone before people it talks");
        scene.recorded(2, new SessionUpdate.ConversationChosen("c", "A talk", 40, List.of()));
        turn(3, List.of("Good.", "Not so good."));
        for (int i = 0; i < 600; i++) {
            assertEquals(List.of(), wearer.sense(100, scene).said());
        }
        replies.now(9_000);
        Replies.Chosen chosen = java.util.Objects.requireNonNull(replies.due(scene, wearer));
        assertTrue(chosen.reply() == 1 || chosen.reply() == 2);
    }
}
