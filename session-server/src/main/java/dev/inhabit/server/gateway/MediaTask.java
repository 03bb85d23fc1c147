package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.identity.Verdict;
import dev.inhabit.server.patient.ConsentNews;
import dev.inhabit.server.session.SessionMessage;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The media socket of a headset: pictures and sound, each only while the patient consents to it. */
final class MediaTask implements SocketTask {
    /** A session that moved or restarted has forgotten who waits for its end. */
    private static final int AWAIT_END_EVERY_S = 10;

    private final Admitted admitted;
    private final SocketRooms rooms;
    private final Outbox outbox;
    private final SocketCarrier carrier;
    private PatientFacts facts;
    private Senses.@Nullable Media media;
    private int seconds;

    MediaTask(Admitted admitted, SocketRooms rooms, SocketCarrier carrier, Outbox outbox) {
        this.admitted = admitted;
        this.rooms = rooms;
        this.outbox = outbox;
        this.carrier = carrier;
        this.facts = admitted.facts();
        rooms.patients().watchConsents(facts.patient(), carrier.self().narrow());
    }

    @Override
    public void hello(ToServer.Hello hello) {
        media = rooms.senses()
                .open(admitted.session(), message -> carrier.self().tell(new ToSocket.Reliable(Wire.write(message))));
        awaitEnd();
    }

    private void awaitEnd() {
        rooms.sessions()
                .tell(
                        admitted.session(),
                        new SessionMessage.AwaitEnd(carrier.self().narrow()));
    }

    @Override
    public void request(SessionRequest request) {
        notHere();
    }

    @Override
    public void message(ToServer message) {
        notHere();
    }

    private void notHere() {
        say(new ToClient.Refused(new ToClient.Problem(
                ErrorCode.FORBIDDEN, "only hello, ping and media go over a media socket", "type", null)));
    }

    @Override
    public long binary(ByteBuffer message) {
        MediaFrame frame;
        try {
            frame = MediaFrame.read(message);
        } catch (InvalidField invalid) {
            say(new ToClient.MediaRefused(-1, Translation.problem(invalid)));
            return 0;
        }
        SessionAct act = frame.kind() == MediaFrame.Kind.PICTURE ? SessionAct.SEND_FRAMES : SessionAct.SEND_AUDIO;
        Verdict verdict = rooms.access().may(admitted.who(), act, Admitted.sessionFacts(facts, admitted.who()));
        if (verdict instanceof Verdict.Denied denied) {
            say(new ToClient.MediaRefused(
                    frame.number(), new ToClient.Problem(denied.code(), denied.reason(), null, null)));
            return 0;
        }
        Senses.Media open = media;
        return open == null ? 0 : open.offer(frame);
    }

    @Override
    public void tooLarge() {
        say(new ToClient.MediaRefused(
                -1,
                new ToClient.Problem(
                        ErrorCode.PAYLOAD_TOO_LARGE,
                        "a media message must have at most " + rooms.limits().mediaBytesMax() + " bytes",
                        null,
                        null)));
    }

    @Override
    public void heard(Object message) {
        if (message instanceof ToSocket.SessionOver) {
            closed();
            rooms.senses().ended(admitted.session());
            outbox.offer(new ToSocket.Close(Wire.write(new ToClient.Bye("the session has ended", false))));
        } else if (message instanceof ToSocket out) {
            outbox.offer(out);
        } else if (message instanceof ConsentNews news) {
            facts = new PatientFacts(facts.patient(), facts.careTeam(), news.consents());
        }
    }

    @Override
    public void second() {
        if (media != null && ++seconds % AWAIT_END_EVERY_S == 0) {
            awaitEnd();
        }
    }

    private void say(ToClient message) {
        outbox.offer(new ToSocket.Reliable(Wire.write(message)));
    }

    @Override
    public void closed() {
        Senses.Media open = media;
        if (open != null) {
            open.close();
            media = null;
        }
    }
}
