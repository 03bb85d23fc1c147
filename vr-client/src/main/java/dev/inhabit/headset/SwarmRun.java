package dev.inhabit.headset;

import dev.inhabit.headset.link.Outbox;
import dev.inhabit.headset.link.OutboxFile;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.headset.patient.SimulatedPatient;
import dev.inhabit.headset.scene.SimulatedGlasses;
import dev.inhabit.protocol.Rest.Me;
import dev.inhabit.protocol.SessionRequest;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Headsets by the hundred in one process, and the therapist who keeps them busy. */
public final class SwarmRun implements AutoCloseable {
    /** Sessions that are created at the same time. */
    private static final int CREATING_MAX = 16;
    /** Sessions that the server recalls for this swarm at the same time. */
    private static final int COMPARING_MAX = 4;

    private final SwarmPlan plan;
    private final Tally tally;
    private final SteadyClock clock = new SteadyClock();
    private final EventLoopGroup loops;
    private final ServerApi api;
    private final @Nullable SignIn therapistSignIn;
    private final @Nullable Therapist therapist;
    private final List<SignIn> patients = new ArrayList<>();
    private final List<SwarmSeat> seats = new ArrayList<>();
    private final List<OutboxFile> files = new ArrayList<>();
    private final SplittableRandom random;
    private volatile long startedMs;
    private volatile List<SwarmSession> compared = List.of();

    public SwarmRun(SwarmPlan plan, Tally tally) {
        this.plan = plan;
        this.tally = tally;
        this.random = new SplittableRandom(plan.seed());
        this.loops = new NioEventLoopGroup(plan.threads());
        this.api = new ServerApi(plan.server());
        plan.patients().forEach(who -> patients.add(new SignIn(api, who, clock)));
        this.therapistSignIn = plan.therapist() == null ? null : new SignIn(api, plan.therapist(), clock);
        this.therapist = therapistSignIn == null ? null : new Therapist(loops.next(), api, therapistSignIn);
    }

    /**
     * Creates or finds the sessions and puts all headsets on; returns when the last one is on its way.
     *
     * @throws ExecutionException where signing in or creating fails for good
     */
    public void start() throws ExecutionException, InterruptedException {
        startedMs = clock.nowMs();
        if (!plan.sessions().isEmpty()) {
            for (int i = 0; i < plan.sessions().size(); i++) {
                putOn(i, plan.sessions().get(i), "");
            }
            return;
        }
        Therapist creator = therapist;
        if (creator == null) {
            throw new IllegalStateException("a plan without sessions has a therapist");
        }
        List<String> patientIds = new ArrayList<>();
        for (SignIn patient : patients) {
            Me me = patient.me().get();
            if (me.patientId() == null) {
                throw new IllegalArgumentException("--patient must be the account of a patient, not of a " + me.role());
            }
            patientIds.add(me.patientId());
        }
        create(creator, patientIds);
    }

    private void create(Therapist creator, List<String> patientIds) throws ExecutionException, InterruptedException {
        Semaphore creating = new Semaphore(CREATING_MAX);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < plan.headsets(); i++) {
            int index = i;
            String sublevel = plan.sublevels().get(i % plan.sublevels().size());
            creating.acquire();
            all.add(creator.start(patientIds.get(i % patientIds.size()), sublevel)
                    .whenComplete((sessionId, failure) -> creating.release())
                    .thenAccept(sessionId -> putOn(index, sessionId, sublevel)));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
    }

    private synchronized void putOn(int index, String sessionId, String sublevel) {
        EventLoop loop = loops.next();
        SimulatedPatient patient = new SimulatedPatient(plan.temperament(), plan.pace(), plan.seed() + 1000L * index);
        HeadlessHeadset headset = new HeadlessHeadset(
                sessionId,
                loop,
                api,
                patients.get(index % patients.size()),
                clock,
                new SimulatedWearer(patient, plan.media().drawnFace()),
                new SimulatedGlasses(plan.displayHz()),
                outbox(sessionId),
                plan.media(),
                tally,
                Program.VERSION + " headless");
        WatchingTherapist page = plan.adjustEveryMs() > 0 && therapistSignIn != null
                ? new WatchingTherapist(sessionId, loop, api, therapistSignIn, clock, tally, random.split())
                : null;
        seats.add(new SwarmSeat(sessionId, sublevel, headset, page));
        headset.putOn();
        if (page != null) {
            page.open(plan.adjustEveryMs());
        }
    }

    private Outbox outbox(String sessionId) {
        if (plan.state() == null) {
            return new Outbox(Outbox.Keeping.NOWHERE, List.of(), clock.nowMs());
        }
        try {
            OutboxFile file = new OutboxFile(plan.state().resolve(fileName(sessionId) + ".outbox"));
            files.add(file);
            return new Outbox(file, file.left(), clock.nowMs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether every session is over, because somebody left or ended it, or its page was shown its planned end and so much
     * more of session time; never where nobody watches one that goes on.
     */
    public boolean isPastPlannedEnd(long beyondMs) {
        List<SwarmSeat> all = seats();
        return !all.isEmpty()
                && all.stream().allMatch(seat -> {
                    WatchingTherapist page = seat.page();
                    return seat.headset().headset().finished().isDone()
                            || (page != null && page.isPastPlannedEnd(beyondMs));
                });
    }

    /** Ends the sessions that this swarm created, lets go of the others, and waits until every headset has said its last. */
    public void finish(long patienceMs) throws InterruptedException {
        List<SwarmSeat> all = seats();
        all.forEach(this::end);
        try {
            CompletableFuture.allOf(all.stream()
                            .map(seat -> seat.headset().headset().finished())
                            .toArray(CompletableFuture[]::new))
                    .get(patienceMs, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            all.forEach(seat -> seat.headset().headset().takeOff());
        }
    }

    private void end(SwarmSeat seat) {
        WatchingTherapist page = seat.page();
        if (!plan.sessions().isEmpty()) {
            seat.headset().headset().takeOffWhenSettled();
        } else if (page != null) {
            page.complete();
        } else if (therapist != null) {
            var unused = therapist.ask(seat.sessionId(), new SessionRequest.Complete(Therapist.newId(), null, null));
        }
    }

    /**
     * Compares what was shown of each session that this swarm created with what the server recalls of it. To be called
     * after {@link #finish}; from then on it is in the report.
     *
     * @param marksMax fingerprints of each session, evenly over it
     */
    public List<SwarmSession> compare(int marksMax) throws InterruptedException {
        Semaphore comparing = new Semaphore(COMPARING_MAX);
        List<CompletableFuture<SwarmSession>> all = new ArrayList<>();
        for (SwarmSeat seat : plan.sessions().isEmpty() ? seats() : List.<SwarmSeat>of()) {
            comparing.acquire();
            all.add(seat.compared(therapist, marksMax).whenComplete((session, failure) -> comparing.release()));
        }
        compared = all.stream()
                .map(CompletableFuture::join)
                .sorted(Comparator.comparing(SwarmSession::sublevel))
                .toList();
        return compared;
    }

    /** Writes what each session's page was told, one file a session, as {@code inhabit replay --verify} reads it. */
    public void writeMarks(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (SwarmSeat seat : seats()) {
            Files.write(folder.resolve(fileName(seat.sessionId()) + ".marks"), seat.marks());
        }
    }

    private static String fileName(String sessionId) {
        return sessionId.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private synchronized List<SwarmSeat> seats() {
        return List.copyOf(seats);
    }

    /** Whether every headset's session is over. */
    public boolean isOver() {
        return seats().stream()
                .allMatch(seat -> seat.headset().headset().finished().isDone());
    }

    /** The figures since {@link #start}. */
    public SwarmReport report() {
        List<SwarmSeat> all = seats();
        int live = 0;
        int waiting = 0;
        for (SwarmSeat seat : all) {
            live += seat.headset().headset().isConnected() ? 1 : 0;
            waiting += seat.headset().headset().waiting();
        }
        return SwarmReport.of(tally, clock.nowMs() - startedMs, all.size(), live, waiting, compared);
    }

    /** All headsets, in the order in which they were put on. */
    public List<HeadlessHeadset> headsets() {
        return seats().stream().map(SwarmSeat::headset).toList();
    }

    /** The sessions that were created or joined. */
    public List<String> sessions() {
        return seats().stream().map(SwarmSeat::sessionId).toList();
    }

    @Override
    public void close() {
        if (plan.media().reader() != null) {
            plan.media().reader().close();
        }
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        for (OutboxFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
