package dev.inhabit.headset;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One session of a swarm when it is over, and whether what was shown of it live is what the server recalls of it.
 *
 * @param commands of the headset and of the therapist's page
 * @param marksCompared fingerprints that the page was told and that were compared with the replay
 * @param statesCompared of how many of those also the state: the crowd is always
 * @param marksDifferent of those compared
 * @param notCompared why there is no comparison; null where there is one
 */
public record SwarmSession(
        String sessionId,
        String sublevel,
        Commands commands,
        int marksCompared,
        int statesCompared,
        int marksDifferent,
        @Nullable String notCompared) {
    /**
     * @param recorded acknowledged as on disk
     * @param lost acknowledged, and yet not among the updates
     * @param doubled among them twice
     */
    public record Commands(long recorded, long lost, long doubled) {
        static final Commands NONE = new Commands(0, 0, 0);

        Commands plus(Commands more) {
            return new Commands(recorded + more.recorded, lost + more.lost, doubled + more.doubled);
        }
    }

    /** Whether something was lost, doubled, or is recalled differently. */
    public boolean hasLoss() {
        return commands.lost > 0 || commands.doubled > 0 || marksDifferent > 0;
    }

    /** One line. */
    public String line() {
        return String.format(
                        Locale.ROOT,
                        "%-8s%s · commands: %d recorded, %d lost, %d doubled",
                        sublevel,
                        sessionId,
                        commands.recorded,
                        commands.lost,
                        commands.doubled)
                + (notCompared == null
                        ? String.format(
                                Locale.ROOT,
                                " · marks: %d compared with the replay (%d with their state), %d different",
                                marksCompared,
                                statesCompared,
                                marksDifferent)
                        : " · not compared with the replay: " + notCompared);
    }
}
