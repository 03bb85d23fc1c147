package dev.inhabit.bench.load;

import dev.inhabit.bench.clinic.RunningSession;
import dev.inhabit.bench.clinic.SessionSocket;
import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.headset.link.Credentials;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionRequest;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Cameras that send far more than a server can read, and what that does to everything else: ratings of the same sessions,
 * watchers of one of them, and one watcher that has stopped reading. The server is asked only by its sockets.
 */
public final class CameraFlood implements AutoCloseable {
    /** What the kernel holds for the watcher that does not read: as little as it allows. */
    private static final int STALLED_BUFFER_BYTES = 1 << 10;

    /**
     * What is to be done.
     *
     * @param patient whose sessions these are; has consented to pictures
     * @param sessions each with a headset, its camera and its ratings
     * @param fps of each camera
     * @param ratingsPerS of each headset
     * @param watchers of the first session, who all read
     * @param pictures JPEG or PNG; each camera sees one of them, as a headset sees one face
     */
    public record Plan(
            URI server,
            Credentials therapist,
            Credentials patient,
            String sublevel,
            int sessions,
            int fps,
            double ratingsPerS,
            int watchers,
            List<byte[]> pictures) {
        public Plan {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * One round.
     *
     * @param acknowledgedUs from when a rating was due until it was on disk
     * @param updates what each watcher heard
     * @param cameras of all cameras together
     */
    public record Round(
            String name, double seconds, Histogram acknowledgedUs, List<Integer> updates, CameraCount cameras) {
        /** One line for people. */
        public String line() {
            return "%-22s %.1f s: SUDS acknowledged %d, p50 %.1f ms, p99 %.1f ms, most %.1f ms; updates of each watcher %s; pictures sent %.0f/s, not sent %.0f/s, read %.1f/s"
                    .formatted(
                            name,
                            seconds,
                            acknowledgedUs.getTotalCount(),
                            acknowledgedUs.getValueAtPercentile(50) / 1e3,
                            acknowledgedUs.getValueAtPercentile(99) / 1e3,
                            acknowledgedUs.getMaxValue() / 1e3,
                            updates,
                            cameras.sent() / seconds,
                            cameras.skipped() / seconds,
                            cameras.read() / seconds);
        }
    }

    private final Plan plan;
    private final ServerApi api;
    private final SignIn therapist;
    private final SignIn patient;
    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
    private final Recorder acknowledged = new Recorder(3);
    private final List<String> sessions = new ArrayList<>();
    private final List<SessionSocket> headsets = new ArrayList<>();
    private final List<Ratings> ratings = new ArrayList<>();
    private final List<SessionSocket> watchers = new ArrayList<>();
    private final List<CameraSocket> cameras = new ArrayList<>();
    private final List<PlainSocket> stalled = new ArrayList<>();

    private CameraFlood(Plan plan) {
        this.plan = plan;
        this.api = new ServerApi(plan.server());
        this.therapist = new SignIn(api, plan.therapist(), new SteadyClock());
        this.patient = new SignIn(api, plan.patient(), new SteadyClock());
    }

    /** Creates and starts the sessions, opens all sockets and begins to give ratings. */
    public static CameraFlood open(Plan plan) throws InterruptedException, ExecutionException {
        CameraFlood flood = new CameraFlood(plan);
        try {
            flood.begin();
            return flood;
        } catch (InterruptedException | ExecutionException | RuntimeException e) {
            flood.close();
            throw e;
        }
    }

    private void begin() throws InterruptedException, ExecutionException {
        for (int i = 0; i < plan.sessions(); i++) {
            sessions.add(startedSession());
        }
        for (String session : sessions) {
            headsets.add(new SessionSocket(loops.next(), api, patient, session, Rest.Purpose.HEADSET));
            byte[] picture =
                    plan.pictures().get(cameras.size() % plan.pictures().size());
            cameras.add(new CameraSocket(loops.next(), api, patient, session, picture));
        }
        for (int i = 0; i < plan.watchers(); i++) {
            watchers.add(new SessionSocket(loops.next(), api, therapist, sessions.get(0), Rest.Purpose.WATCH));
        }
        Waiting.until(
                "all sockets are open",
                () -> headsets.stream().allMatch(SessionSocket::isLive)
                        && watchers.stream().allMatch(SessionSocket::isLive)
                        && cameras.stream().allMatch(CameraSocket::isUp));
        long everyNanos = (long) (1e9 / plan.ratingsPerS());
        for (int i = 0; i < headsets.size(); i++) {
            ratings.add(Ratings.give(headsets.get(i), everyNanos, everyNanos * i / headsets.size(), acknowledged));
        }
    }

    private String startedSession() throws InterruptedException, ExecutionException {
        String of = patientId();
        return therapist
                .with(token -> RunningSession.begin(api, token, of, plan.sublevel()))
                .get();
    }

    private String patientId() throws InterruptedException, ExecutionException {
        String id = patient.me().get().patientId();
        if (id == null) {
            throw new IllegalArgumentException("the account is not a patient's");
        }
        return id;
    }

    /** Lets cameras send, or not, for a while, and counts. */
    public Round round(String name, Duration length, boolean withCameras) throws InterruptedException {
        if (withCameras) {
            long apartNanos = TimeUnit.SECONDS.toNanos(1) / plan.fps() / Math.max(1, cameras.size());
            for (int i = 0; i < cameras.size(); i++) {
                cameras.get(i).start(plan.fps(), i * apartNanos);
            }
        }
        CameraCount before = total();
        List<Integer> updatesBefore = updates();
        var forgotten = acknowledged.getIntervalHistogram();
        forgotten.reset();
        long start = System.nanoTime();
        Thread.sleep(length.toMillis());
        Histogram acknowledgedUs = acknowledged.getIntervalHistogram();
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Integer> updates = new ArrayList<>(updates());
        for (int i = 0; i < updates.size(); i++) {
            updates.set(i, updates.get(i) - updatesBefore.get(i));
        }
        Round round = new Round(name, seconds, acknowledgedUs, updates, total().minus(before));
        cameras.forEach(CameraSocket::stop);
        return round;
    }

    private List<Integer> updates() {
        return watchers.stream().map(SessionSocket::updates).toList();
    }

    /** Whatever each watcher heard so far. */
    public List<Integer> messages() {
        return watchers.stream().map(SessionSocket::messages).toList();
    }

    private CameraCount total() {
        return cameras.stream().map(CameraSocket::count).reduce(CameraCount.NONE, CameraCount::plus);
    }

    /** What each camera sent, and was told of it. */
    public List<CameraCount> counts() {
        return cameras.stream().map(CameraSocket::count).toList();
    }

    /** How many sockets were lost, of all but the stalled. */
    public int losses() {
        return headsets.stream().mapToInt(SessionSocket::losses).sum()
                + watchers.stream().mapToInt(SessionSocket::losses).sum()
                + cameras.stream().mapToInt(CameraSocket::losses).sum();
    }

    /** Ratings that were answered other than recorded. */
    public int unrecorded() {
        return ratings.stream().mapToInt(Ratings::unrecorded).sum();
    }

    /** One more watcher of the first session, which says hello and never reads. */
    public PlainSocket stall() throws IOException, InterruptedException, ExecutionException {
        String ticket = therapist
                .with(token -> api.ticket(token, new Rest.TicketRequest(sessions.get(0), Rest.Purpose.WATCH)))
                .get()
                .ticket();
        PlainSocket socket = PlainSocket.open(api.socket(ticket), STALLED_BUFFER_BYTES);
        socket.text("{\"type\":\"hello\",\"cursor\":0,\"liveHz\":10,\"crowd\":true,\"client\":\"bench, not reading\"}");
        stalled.add(socket);
        return socket;
    }

    /** Asks the therapist's page for something new to see in the first session, so that there is much to send. */
    public void adjust(int audienceSize, int mood) throws InterruptedException, ExecutionException {
        SessionRequest.Adjust adjust =
                new SessionRequest.Adjust("flood-adjust-" + UUID.randomUUID(), null, audienceSize, mood, null);
        therapist.with(token -> api.command(token, sessions.get(0), adjust)).get();
    }

    /** Waits until every camera was told what became of each of its pictures; false where that does not come. */
    public boolean settle() throws InterruptedException {
        try {
            Waiting.until("every picture is accounted for", () -> cameras.stream()
                    .allMatch(camera -> camera.count().isAccountedFor()));
            return true;
        } catch (IllegalStateException notSettled) {
            return false;
        }
    }

    @Override
    public void close() {
        ratings.forEach(Ratings::stop);
        headsets.forEach(SessionSocket::close);
        watchers.forEach(SessionSocket::close);
        cameras.forEach(CameraSocket::close);
        for (PlainSocket socket : stalled) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }
        loops.shutdownGracefully(100, 2_000, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }
}
