package dev.inhabit.server.session;

import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.StageView;

/** What the people of a scene do, in the form in which it crosses the wire. */
final class StageViews {
    private StageViews() {}

    static StageView view(PinnedLevel level, StageRecord stage) {
        StageRecord.Closing closing = stage.closing();
        return new StageView(
                level.features(),
                stage.begun().stream()
                        .map(one -> new StageView.BegunPhase(one.phase(), one.atActiveMs()))
                        .toList(),
                closing == null ? null : closing.applause());
    }

    static SessionUpdate update(StageEvent event) {
        if (event instanceof StageEvent.PhaseBegan e) {
            PinnedLevel.Shares shares = e.shares();
            return new SessionUpdate.PhaseBegan(
                    e.phase(),
                    shares.attentive(),
                    shares.bored(),
                    shares.skeptical(),
                    shares.engaged(),
                    shares.ambient(),
                    e.speakerPercent(),
                    e.effectiveTick());
        } else if (event instanceof StageEvent.SpeechEnded e) {
            return new SessionUpdate.SpeechEnded(e.applause(), e.forMs(), e.effectiveTick());
        }
        throw new IllegalStateException("no view of " + event.getClass().getSimpleName());
    }
}
