package dev.inhabit.server.demo;

import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.server.identity.DemoClinic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The live session of a demonstration: begun as a therapist would, with a headset in a process of its own, after a while
 * of rest from which the heart rates have their baseline. The next demonstration goes on with it while it is live.
 */
final class DemoSession implements AutoCloseable {
    /** Shorter than a clinic's minute, and said to be so; nobody waits for a minute to see a demonstration. */
    static final Duration REST = Duration.ofSeconds(20);
    /** Readings are recorded every five seconds; a store that is slow to wake up is waited for. */
    private static final Duration REST_MOST = REST.multipliedBy(3);

    private static final long LOOK_EVERY_MS = 500;

    private final String sessionId;
    private final DemoHeadset headset;

    private DemoSession(String sessionId, DemoHeadset headset) {
        this.sessionId = sessionId;
        this.headset = headset;
    }

    String sessionId() {
        return sessionId;
    }

    /** Begins it, or goes on with the one that is live. */
    static DemoSession begin(
            URI url,
            DemoClinic.Seeded clinic,
            String sublevel,
            DemoHeadset.Media media,
            Path folder,
            Consumer<String> progress)
            throws IOException, InterruptedException {
        DemoCaller caller = new DemoCaller(url);
        DemoClinic.Account therapist = account(clinic, Role.THERAPIST);
        caller.signIn(therapist.email(), therapist.password());
        SessionView live = left(caller, folder);
        String id = live != null ? live.sessionId() : create(caller, clinic, sublevel, folder);
        DemoHeadset headset = DemoHeadset.start(url, id, account(clinic, Role.PATIENT), media, folder);
        try {
            bringToLife(caller, id, live == null ? Phase.READY : live.phase(), headset, progress);
        } catch (IOException | InterruptedException | RuntimeException e) {
            headset.close();
            throw e;
        }
        return new DemoSession(id, headset);
    }

    private static DemoClinic.Account account(DemoClinic.Seeded clinic, Role role) {
        return clinic.accounts().stream()
                .filter(account -> account.role() == role)
                .findFirst()
                .orElseThrow();
    }

    private static Path idFile(Path folder) {
        return folder.resolve("session.id");
    }

    /** The earlier demonstration's own session, if it is live; others of the patient, a swarm's perhaps, are not touched. */
    private static @Nullable SessionView left(DemoCaller caller, Path folder) throws IOException, InterruptedException {
        if (!Files.exists(idFile(folder))) {
            return null;
        }
        SessionView left = caller.session(Files.readString(idFile(folder)).strip());
        return left == null || left.phase() == Phase.ENDED ? null : left;
    }

    /** The id is on disk before anything happens in the session, so that a cut leaves none behind that nobody knows. */
    private static String create(DemoCaller caller, DemoClinic.Seeded clinic, String sublevel, Path folder)
            throws IOException, InterruptedException {
        String id = caller.create(clinic.patient().toString(), sublevel);
        Files.writeString(idFile(folder), id + "\n");
        return id;
    }

    private static void bringToLife(
            DemoCaller caller, String id, Phase phase, DemoHeadset headset, Consumer<String> progress)
            throws IOException, InterruptedException {
        if (phase == Phase.READY) {
            progress.accept("The patient sits quietly for " + REST.toSeconds()
                    + " s: heart rates are compared with those at rest …");
            rest(caller, id, headset);
            caller.command(id, new SessionRequest.Start("demo-start-" + UUID.randomUUID(), null));
        } else if (phase == Phase.PAUSED) {
            // The server was away for long, or somebody paused before the last end.
            caller.command(id, new SessionRequest.Resume("demo-resume-" + UUID.randomUUID(), null));
        }
    }

    /** Waits for the baseline, or until it is not to be had. */
    private static void rest(DemoCaller caller, String id, DemoHeadset headset)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        SessionView now = null;
        while ((now == null || now.baselineHeartRateBpm() == null) && System.nanoTime() - began < REST_MOST.toNanos()) {
            headset.checkAlive();
            Thread.sleep(LOOK_EVERY_MS);
            now = caller.session(id);
        }
    }

    @Override
    public void close() {
        headset.close();
    }
}
