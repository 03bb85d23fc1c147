package dev.inhabit.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.headset.MediaSources;
import dev.inhabit.headset.SwarmPlan;
import dev.inhabit.headset.SwarmSession;
import dev.inhabit.headset.patient.Pace;
import dev.inhabit.headset.patient.Temperament;
import dev.inhabit.protocol.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a swarm does at a test's clinic: one headset for each sub-level and no camera, as long as nothing else is said. The
 * patient is the typical one, and the therapist changes each session every three seconds.
 */
public final class ClinicSwarm {
    private final Clinic clinic;
    private final List<String> sublevels;
    private URI through;
    private int headsets;
    private Temperament temperament = Temperament.typical();
    private Pace pace = Pace.about(2_000);
    private long adjustEveryMs = 3_000;
    private MediaSources media = MediaSources.NONE;
    private @Nullable Path state;
    private double displayHz = SwarmPlan.DISPLAY_HZ;

    private ClinicSwarm(Clinic clinic, List<String> sublevels) {
        this.clinic = clinic;
        this.sublevels = sublevels;
        this.through = clinic.url();
        this.headsets = sublevels.size();
    }

    public static ClinicSwarm of(Clinic clinic, List<String> sublevels) {
        return new ClinicSwarm(clinic, sublevels);
    }

    /** Where headsets find the clinic, if not at its own address. */
    public ClinicSwarm through(URI network) {
        through = network;
        return this;
    }

    public ClinicSwarm headsets(int count) {
        headsets = count;
        return this;
    }

    public ClinicSwarm patient(Temperament who, Pace speed) {
        temperament = who;
        pace = speed;
        return this;
    }

    public ClinicSwarm adjustedEveryMs(long ms) {
        adjustEveryMs = ms;
        return this;
    }

    public ClinicSwarm media(MediaSources sources) {
        media = sources;
        return this;
    }

    /** Where headsets keep what they have not sent. */
    public ClinicSwarm keeping(Path folder) {
        state = folder;
        return this;
    }

    public ClinicSwarm drawingHz(double hz) {
        displayHz = hz;
        return this;
    }

    public SwarmPlan plan() {
        return new SwarmPlan(
                through,
                headsets,
                sublevels,
                List.of(),
                clinic.account(Role.THERAPIST),
                List.of(clinic.account(Role.PATIENT)),
                temperament,
                pace,
                adjustEveryMs,
                media,
                state,
                1,
                1,
                displayHz);
    }

    /** At so many moments what is recalled of the session is what was shown, and nothing of it was lost. */
    public static void isEqualToItsReplay(int marks, SwarmSession session) {
        assertNull(session.notCompared(), session.line());
        assertEquals(marks, session.marksCompared(), session.line());
        assertTrue(session.statesCompared() > 0, session.line());
        assertFalse(session.hasLoss(), session.line());
    }
}
