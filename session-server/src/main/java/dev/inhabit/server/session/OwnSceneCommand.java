package dev.inhabit.server.session;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.scenario.ScenarioPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of a session whose scene a therapist built, and how each request is decided. */
public sealed interface OwnSceneCommand extends SessionCommand.InOwnFile {
    /** @param tag of the scenario's trigger */
    record FireTrigger(Asker by, String tag) implements OwnSceneCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("trigger", by, tag);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            ScenarioRecord scenario = state.scenario();
            if (scenario == null) {
                return noScenario();
            } else if (!state.isRunning()) {
                return Decision.refuse(ErrorCode.CONFLICT, "The session is not running");
            }
            Optional<ScenarioPlan.Trigger> trigger = scenario.pinned().trigger(tag);
            return trigger.isEmpty()
                    ? Decision.refuse(Refusal.invalid("tag", "No trigger of this session's scenario has this tag"))
                    : Control.ifHeld(
                            state, by, fired(state, trigger.get().event(), now).toArray(SessionEvent[]::new));
        }

        private List<SessionEvent> fired(SessionState state, @Nullable SceneEvent event, Instant now) {
            long tick = state.clock().tickAt(now) + LEAD_TICKS;
            List<SessionEvent> events = new ArrayList<>(3);
            events.add(new OwnSceneEvent.TriggerFired(by, tag, event, tick));
            if (event != null) {
                events.add(new SessionEvent.EventInjected(by, event, tag, tick));
            }
            if (event == SceneEvent.QUESTION) {
                events.addAll(TalkDecision.asked(state, by, tick));
            }
            return events;
        }
    }

    /**
     * The time of one of the scenario's own distractions has come; no client can ask for it.
     *
     * @param number among them, from 0
     */
    record NoteDistraction(int number) implements OwnSceneCommand {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            ScenarioRecord scenario = state.scenario();
            return scenario != null
                            && state.isRunning()
                            && scenario.distracted() == number
                            && state.clock().activeMsAt(now) >= scenario.distractionDueActiveMs()
                    ? Decision.of(OwnSceneEvent.DistractionHappened.of(
                            number, scenario.pinned().distractions().get(number)))
                    : Decision.nothing();
        }
    }

    /** @param percent 0 to 100 */
    record JudgeGoal(Asker by, int percent) implements OwnSceneCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("judge", by, percent);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return decideEnded(state);
        }

        @Override
        public Decision<SessionEvent> decideEnded(SessionState state) {
            ScenarioRecord scenario = state.scenario();
            if (scenario == null) {
                return noScenario();
            }
            return GoalAttainment.measuredBy(state, scenario).equals(GoalAttainment.THERAPIST)
                    ? Decision.of(new OwnSceneEvent.GoalJudged(by, percent))
                    : Decision.refuse(ErrorCode.CONFLICT, "What was recorded tells how far this goal is reached");
        }
    }

    private static Decision<SessionEvent> noScenario() {
        return Decision.refuse(ErrorCode.CONFLICT, "The session has no scenario");
    }
}
