package dev.inhabit.server.replay;

import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.Telemetry;
import org.jspecify.annotations.Nullable;

/** All that replaying one session needs: its log folded, its crowd, its readings. Shared by those who replay it. */
public final class Recall {
    private final SessionReplay replay;
    private final @Nullable ReplayCrowd crowd;
    private final RecordedReadings readings;
    private final Checked checked;

    /**
     * How the crowd's recorded fingerprints compare with the crowd played again.
     *
     * @param firstWrongTick −1 where all agree
     */
    public record Checked(int compared, int wrong, long firstWrongTick) {
        public boolean isVerified() {
            return compared > 0 && wrong == 0;
        }
    }

    /** Plays the whole crowd once, which takes a moment for a long session; not for an actor's thread. */
    public Recall(SessionReplay replay) {
        this.replay = replay;
        this.crowd = ReplayCrowd.of(replay.last());
        this.readings = new RecordedReadings(replay);
        this.checked = check();
    }

    private Checked check() {
        int compared = 0;
        int wrong = 0;
        long first = -1;
        for (long nr = 1; crowd != null && nr <= replay.events(); nr++) {
            Telemetry chunk = chunk(replay.event(nr));
            if (chunk != null && chunk.crowdTick() >= 0) {
                compared++;
                if (crowd.compare(chunk.crowdTick(), chunk.crowdChecksum(), chunk.crowdLastOrderSequenceNr())
                        == ReplayCrowd.Verdict.DIFFERENT) {
                    wrong++;
                    first = first < 0 ? chunk.crowdTick() : first;
                }
            }
        }
        return new Checked(compared, wrong, first);
    }

    private static @Nullable Telemetry chunk(Recorded<SessionEvent> recorded) {
        return recorded.body() instanceof Recorded.Known<SessionEvent> known
                        && known.event() instanceof SessionEvent.TelemetryRecorded telemetry
                ? telemetry.chunk()
                : null;
    }

    public SessionReplay replay() {
        return replay;
    }

    public @Nullable ReplayCrowd crowd() {
        return crowd;
    }

    RecordedReadings readings() {
        return readings;
    }

    public Checked checked() {
        return checked;
    }
}
