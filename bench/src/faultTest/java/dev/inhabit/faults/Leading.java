package dev.inhabit.faults;

import dev.inhabit.headset.link.RequestFailed;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionRequest.NpcBehaviour;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.ToClient.Problem;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

/** A therapist who leads one session: changes everything that can be changed, and pauses now and then. */
final class Leading implements AutoCloseable {
    private static final int ACTS_BETWEEN_PAUSES = 14;
    private static final long PAUSE_MS = 1_500;
    private static final long AGAIN_AFTER_MS = 200;
    /** So that everybody who is told to do something is there. */
    private static final int AUDIENCE_MIN = 20;

    private static final List<NpcBehaviour> BEHAVIOURS = List.of(NpcBehaviour.values());
    private static final List<SceneEvent> EVENTS = List.of(SceneEvent.values());

    private final ServerApi api;
    private final SignIn signIn;
    private final String session;
    private final Random random;
    private final List<Problem> refused = new CopyOnWriteArrayList<>();
    private final Thread hand;
    private volatile boolean stopping;

    Leading(ServerApi api, SignIn signIn, String session, long seed) {
        this.api = api;
        this.signIn = signIn;
        this.session = session;
        this.random = new Random(seed);
        this.hand = new Thread(this::lead, "leading-" + session);
    }

    void begin() {
        hand.start();
    }

    /** What the server would not do. */
    List<Problem> refused() {
        return refused;
    }

    private void lead() {
        try {
            ask(new SessionRequest.Adjust(id(), null, AUDIENCE_MIN, null, null));
            for (int act = 1; !stopping; act++) {
                if (act % ACTS_BETWEEN_PAUSES == 0) {
                    ask(new SessionRequest.Pause(id(), null));
                    Thread.sleep(PAUSE_MS);
                    ask(new SessionRequest.Resume(id(), null));
                } else {
                    ask(act());
                }
                Thread.sleep(random.nextInt(200, 700));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private SessionRequest act() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new SessionRequest.Adjust(id(), null, null, random.nextInt(101), null);
            case 2 -> new SessionRequest.Adjust(id(), null, random.nextInt(AUDIENCE_MIN, 300), null, null);
            case 3 -> new SessionRequest.Adjust(id(), null, null, null, random.nextInt(11));
            case 4 ->
                new SessionRequest.DirectNpc(
                        id(),
                        null,
                        random.nextInt(AUDIENCE_MIN),
                        BEHAVIOURS.get(random.nextInt(BEHAVIOURS.size())),
                        random.nextInt(500, 8_000));
            case 5, 6 -> new SessionRequest.InjectEvent(id(), null, EVENTS.get(random.nextInt(EVENTS.size())), null);
            default -> new SessionRequest.Note(id(), null, "note " + random.nextInt(1_000));
        };
    }

    private static String id() {
        return "lead-" + UUID.randomUUID();
    }

    /** Asks again, under the same id, until it is recorded or refused for good. */
    void ask(SessionRequest request) throws InterruptedException {
        while (true) {
            try {
                signIn.with(token -> api.command(token, session, request)).get();
                return;
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RequestFailed answer && isFinal(answer)) {
                    refused.add(answer.problem());
                    return;
                }
            }
            Thread.sleep(AGAIN_AFTER_MS);
        }
    }

    private static boolean isFinal(RequestFailed answer) {
        int status = answer.code().httpStatus();
        return status >= 400 && status < 500 && status != 401 && status != 429;
    }

    /** Lets the hand finish what it has begun. */
    void finish(long limitMs) throws InterruptedException {
        stopping = true;
        hand.join(limitMs);
        if (hand.isAlive()) {
            throw new IllegalStateException("a command was never answered");
        }
    }

    @Override
    public void close() {
        stopping = true;
        hand.interrupt();
    }
}
