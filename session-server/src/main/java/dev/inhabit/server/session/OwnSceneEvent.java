package dev.inhabit.server.session;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Version;
import dev.inhabit.server.scenario.Distraction;
import org.jspecify.annotations.Nullable;

/** What happened about a scene that a therapist built. As stable as all of {@link SessionEvent}. */
public sealed interface OwnSceneEvent extends SessionEvent.InOwnFile {
    /** The session has this scenario; follows {@link SessionEvent.Created}. */
    @Version(2)
    record ScenarioPinned(PinnedScenario scenario) implements OwnSceneEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.plays(ScenarioRecord.of(scenario));
        }
    }

    /**
     * The therapist let a trigger happen. Where it is an event of the scene, {@link SessionEvent.EventInjected} follows with
     * its tag; otherwise this is the tagged moment.
     */
    record TriggerFired(Asker by, String tag, @Nullable SceneEvent event, long effectiveTick) implements OwnSceneEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("trigger", by, tag);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            SessionState after = state.challenged(state.clock().activeMsAt(meta.recordedAt()));
            return event == null
                    ? after.ordered(new AudienceOrder(meta.sequenceNr(), effectiveTick, new AudienceOrder.Tagged(tag)))
                    : after;
        }
    }

    /**
     * One of the scenario's own distractions came. The crowd showed it at its tick by itself, as it was pinned; this is the
     * tagged moment.
     *
     * @param number among the scenario's distractions, from 0
     * @param tag the event's name on the wire
     * @param happenedAtActiveMs session time for which it was planned, ms
     */
    record DistractionHappened(int number, SceneEvent event, String tag, long happenedAtActiveMs)
            implements OwnSceneEvent {
        static DistractionHappened of(int number, Distraction planned) {
            return new DistractionHappened(
                    number, planned.event(), AdaptationRecord.tag(planned.event()), planned.atActiveMs());
        }

        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            SessionState tagged = state.ordered(new AudienceOrder(
                    meta.sequenceNr(), happenedAtActiveMs / SessionClock.TICK_MS, new AudienceOrder.Tagged(tag)));
            ScenarioRecord scenario = tagged.scenario();
            return scenario == null ? tagged : tagged.plays(scenario.distracted(number));
        }
    }

    /** @param percent 0 to 100, how far the goal was reached */
    record GoalJudged(Asker by, int percent) implements OwnSceneEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("judge", by, percent);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            ScenarioRecord scenario = state.scenario();
            return scenario == null ? state : state.plays(scenario.judged(percent));
        }
    }
}
