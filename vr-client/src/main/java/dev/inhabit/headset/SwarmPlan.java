package dev.inhabit.headset;

import dev.inhabit.headset.link.Credentials;
import dev.inhabit.headset.patient.Pace;
import dev.inhabit.headset.patient.Temperament;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a swarm is to do.
 *
 * @param sessions existing sessions to join; where empty, {@code headsets} new ones are created and started
 * @param therapist creates, changes and ends sessions; null where existing ones are joined and left alone
 * @param patients headsets sign in as these, in turn
 * @param adjustEveryMs how often the therapist changes each session; 0 for never
 * @param state folder for what headsets keep on disk; null for memory only
 * @param threads event loops that carry the headsets
 */
public record SwarmPlan(
        URI server,
        int headsets,
        String sublevel,
        List<String> sessions,
        @Nullable Credentials therapist,
        List<Credentials> patients,
        Temperament temperament,
        Pace pace,
        long adjustEveryMs,
        MediaSources media,
        @Nullable Path state,
        long seed,
        int threads) {
    public SwarmPlan {
        sessions = List.copyOf(sessions);
        patients = List.copyOf(patients);
        if (headsets < 1 || headsets > 20_000) {
            throw new IllegalArgumentException("headsets are 1 to 20000");
        }
        if (patients.isEmpty()) {
            throw new IllegalArgumentException("headsets sign in as patients: give at least one --patient");
        }
        if (sessions.isEmpty() && therapist == null) {
            throw new IllegalArgumentException("somebody must create the sessions: give --therapist, or --session");
        }
    }
}
