package dev.inhabit.server.session;

import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.StageView;
import java.util.List;

/** What the people of a scene do, in the form in which it crosses the wire. */
public final class StageViews {
    private StageViews() {}

    static StageView view(PinnedLevel level, StageRecord stage) {
        StageRecord.Closing closing = stage.closing();
        return new StageView(level.features(), begun(stage), closing == null ? null : closing.applause());
    }

    /** What the audience came into so far, in order. */
    public static List<StageView.BegunPhase> begun(StageRecord stage) {
        return stage.begun().stream()
                .map(one -> new StageView.BegunPhase(one.phase(), one.atActiveMs()))
                .toList();
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
