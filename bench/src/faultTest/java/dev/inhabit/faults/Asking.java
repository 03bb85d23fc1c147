package dev.inhabit.faults;

import dev.inhabit.headset.link.RequestFailed;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Therapists' hands on one session: each changes its audience again and again, every change until it is answered. */
final class Asking implements AutoCloseable {
    private static final long PAUSE_MS = 100;

    private final ServerApi api;
    private final SignIn signIn;
    private final String session;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<Problem> problems = new CopyOnWriteArrayList<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final List<Thread> hands = new ArrayList<>();
    private volatile boolean stopping;

    Asking(ServerApi api, SignIn signIn, String session, int count) {
        this.api = api;
        this.signIn = signIn;
        this.session = session;
        for (int i = 0; i < count; i++) {
            Thread hand = new Thread(this::change, "hand-" + i);
            hands.add(hand);
            hand.start();
        }
    }

    /** Ids of the commands that the server said are recorded. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** What the server said instead, each time. */
    List<Problem> problems() {
        return problems;
    }

    /** How often nothing was said at all. */
    int unanswered() {
        return unanswered.get();
    }

    private void change() {
        try {
            for (int i = 0; !stopping; i++) {
                SessionRequest.Adjust adjust =
                        new SessionRequest.Adjust("fault-" + UUID.randomUUID(), null, null, 10 + i % 80, null);
                while (!isRecorded(adjust)) {
                    Thread.sleep(PAUSE_MS);
                }
                acknowledged.add(adjust.commandId());
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isRecorded(SessionRequest.Adjust adjust) throws InterruptedException {
        try {
            signIn.with(token -> api.command(token, session, adjust)).get();
            return true;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RequestFailed refused) {
                problems.add(refused.problem());
            } else {
                unanswered.incrementAndGet();
            }
            return false;
        }
    }

    /** Lets every hand finish what it has begun. */
    void finish(long limitMs) throws InterruptedException {
        stopping = true;
        for (Thread hand : hands) {
            hand.join(limitMs);
            if (hand.isAlive()) {
                throw new IllegalStateException("a command was never answered");
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        hands.forEach(Thread::interrupt);
    }
}
