package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.ReplayRequest;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.identity.Verdict;
import dev.inhabit.server.patient.ConsentNews;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.replay.Recall;
import dev.inhabit.server.replay.ReplayRoom;
import dev.inhabit.server.replay.ReplayStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The socket of somebody who replays a session. */
final class ReplayTask implements SocketTask {
    private enum Beat {
        BEAT
    }

    private enum NotRecalled {
        NOT_RECALLED
    }

    /** Consents come by themselves; who belongs to the care team is looked up again this often. */
    private static final int LOOK_EVERY_S = 10;
    /** A page that was opened at a moment asks for one or two things before it is shown anything. */
    private static final int EARLY_MAX = 16;

    private final Admitted admitted;
    private final SocketRooms rooms;
    private final ReplayRoom room;
    private final SocketCarrier carrier;
    private final Outbox outbox;
    private int liveHz = Outbox.LIVE_HZ;
    private boolean withCrowd = true;
    private long cursor;
    private @Nullable ReplayStream stream;
    private final List<ReplayRequest> early = new ArrayList<>();
    private boolean beating;
    private PatientFacts facts;
    /** What is shown depends on whether the session had ended when it was recalled; until then nothing is. */
    private SessionAct needed = SessionAct.VIEW;

    private int seconds;

    ReplayTask(Admitted admitted, SocketRooms rooms, ReplayRoom room, SocketCarrier carrier, Outbox outbox) {
        this.admitted = admitted;
        this.rooms = rooms;
        this.facts = admitted.facts();
        this.room = room;
        this.carrier = carrier;
        this.outbox = outbox;
        rooms.patients().watchConsents(facts.patient(), carrier.self().narrow());
    }

    @Override
    public void hello(ToServer.Hello hello) {
        liveHz = hello.liveHz() == null ? Outbox.LIVE_HZ : hello.liveHz();
        withCrowd = hello.crowd() == null || hello.crowd();
        cursor = hello.cursor() == null ? 0 : Math.max(0, hello.cursor());
        room.recall(admitted.session()).whenComplete((recall, failure) -> carrier.self()
                .tell(recall == null ? NotRecalled.NOT_RECALLED : recall));
    }

    @Override
    public void request(SessionRequest request) {
        outbox.offer(new ToSocket.Reliable(Wire.write(new ToClient.Answer(
                request.commandId(),
                ToClient.Result.REFUSED,
                null,
                new ToClient.Problem(ErrorCode.FORBIDDEN, "what was cannot be changed", null, null)))));
    }

    @Override
    public void message(ToServer message) {
        ReplayStream open = stream;
        if (!(message instanceof ReplayRequest request)) {
            problem(ErrorCode.FORBIDDEN, "a replay socket takes seek, play, halt and step");
        } else if (open == null) {
            early(request);
        } else {
            steer(open, request);
        }
    }

    /** What is asked for while the session is still being read happens once it is. */
    private void early(ReplayRequest request) {
        if (early.size() < EARLY_MAX) {
            early.add(request);
        } else {
            problem(ErrorCode.CONFLICT, "the session is still being read; wait for welcome");
        }
    }

    private void steer(ReplayStream open, ReplayRequest request) {
        open.steer(request, carrier.nanoTime(), withCrowd).forEach(outbox::offer);
        beat(open);
    }

    private void beat(ReplayStream open) {
        if (open.isPlaying() && !beating) {
            beating = true;
            carrier.tellSelfAfter(Duration.ofMillis(1_000 / liveHz), Beat.BEAT);
        }
    }

    @Override
    public long binary(ByteBuffer message) {
        problem(ErrorCode.FORBIDDEN, "a replay socket takes no binary messages");
        return 0;
    }

    @Override
    public void tooLarge() {
        problem(ErrorCode.FORBIDDEN, "a replay socket takes no binary messages");
    }

    private void problem(ErrorCode code, String message) {
        outbox.offer(new ToSocket.Reliable(
                Wire.write(new ToClient.Refused(new ToClient.Problem(code, message, null, null)))));
    }

    @Override
    public void heard(Object message) {
        if (message instanceof Recall recall) {
            needed = SessionAct.toRead(recall.replay().last().hasEnded());
            if (mayGoOn()) {
                ReplayStream open = new ReplayStream(recall, admitted.asker().role(), rooms.biofeedback());
                stream = open;
                open.begin(admitted.asker().accountId(), cursor, liveHz, withCrowd)
                        .forEach(outbox::offer);
                early.forEach(request -> steer(open, request));
                early.clear();
            }
        } else if (message == NotRecalled.NOT_RECALLED) {
            outbox.offer(new ToSocket.Close(Wire.write(new ToClient.Bye("the store does not answer", true))));
        } else if (message == Beat.BEAT && stream != null) {
            beating = false;
            stream.tick(carrier.nanoTime(), withCrowd).forEach(outbox::offer);
            beat(stream);
        } else if (message instanceof ToSocket out) {
            outbox.offer(out);
        } else if (message instanceof ConsentNews news) {
            learn(new PatientFacts(facts.patient(), facts.careTeam(), news.consents()));
        } else if (message instanceof PatientState patient) {
            learn(PatientFacts.of(patient));
        }
    }

    private void learn(PatientFacts now) {
        facts = now;
        mayGoOn();
    }

    /** Closes the socket where it may not. */
    private boolean mayGoOn() {
        Verdict verdict = rooms.access().may(admitted.who(), needed, Admitted.sessionFacts(facts, admitted.who()));
        if (verdict instanceof Verdict.Denied denied) {
            outbox.offer(new ToSocket.Close(Wire.write(new ToClient.Bye(denied.reason(), false))));
        }
        return verdict.isAllowed();
    }

    @Override
    public void second() {
        if (++seconds % LOOK_EVERY_S == 0) {
            rooms.patients().look(facts.patient()).thenAccept(carrier.self()::tell);
        }
    }

    @Override
    public void closed() {}
}
