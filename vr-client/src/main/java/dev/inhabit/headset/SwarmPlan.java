package dev.inhabit.headset;

import dev.inhabit.headset.link.Credentials;
import dev.inhabit.headset.patient.Pace;
import dev.inhabit.headset.patient.Temperament;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a swarm is to do.
 *
 * @param sessions existing sessions to join; where empty, {@code headsets} new ones are created and started
 * @param sublevels of new sessions, in turn
 * @param therapist creates, changes and ends sessions; null where existing ones are joined and left alone
 * @param patients headsets sign in as these, in turn
 * @param adjustEveryMs how often the therapist changes each session; 0 for never
 * @param state folder for what headsets keep on disk; null for memory only
 * @param threads event loops that carry the headsets
 * @param displayHz how often their displays draw, {@value #HZ_MIN} to {@value #HZ_MAX} times a second
 */
public record SwarmPlan(
        URI server,
        int headsets,
        List<String> sublevels,
        List<String> sessions,
        @Nullable Credentials therapist,
        List<Credentials> patients,
        Temperament temperament,
        Pace pace,
        long adjustEveryMs,
        MediaSources media,
        @Nullable Path state,
        long seed,
        int threads,
        double displayHz) {
    private static final int HZ_MIN = 30;
    private static final int HZ_MAX = 240;
    /** Below this a therapist is alerted, as configured. */
    public static final double DISPLAY_HZ = 90;

    /**
     * Sub-levels as they are asked for.
     *
     * @param asked names, or {@code all} for 1A to 5E
     */
    public static List<String> sublevels(List<String> asked) {
        return asked.equals(List.of("all"))
                ? IntStream.range(0, 25)
                        .mapToObj(i -> "" + (char) ('1' + i / 5) + (char) ('A' + i % 5))
                        .toList()
                : asked;
    }

    public SwarmPlan {
        sublevels = List.copyOf(sublevels);
        sessions = List.copyOf(sessions);
        patients = List.copyOf(patients);
        if (headsets < 1 || headsets > 20_000) {
            throw new IllegalArgumentException("headsets are 1 to 20000");
        }
        if (!(displayHz >= HZ_MIN && displayHz <= HZ_MAX)) {
            throw new IllegalArgumentException("displays draw " + HZ_MIN + " to " + HZ_MAX + " times a second");
        }
        if (patients.isEmpty()) {
            throw new IllegalArgumentException("headsets sign in as patients: give at least one --patient");
        }
        if (sessions.isEmpty() && therapist == null) {
            throw new IllegalArgumentException("somebody must create the sessions: give --therapist, or --session");
        }
        if (sessions.isEmpty() && sublevels.isEmpty()) {
            throw new IllegalArgumentException("new sessions are of a sub-level: give --level");
        }
    }
}
