package dev.inhabit.bench.load;

import dev.inhabit.bench.clinic.RunningSession;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;

/** Someone of the clinic at work by hand: signed in, with sessions, sockets and pictures. */
final class Visit {
    private static final int PATIENCE_MS = 60_000;

    private final Clinic clinic;
    final ServerApi api;
    private final SignIn therapist;
    private final SignIn patient;
    private int number;

    Visit(Clinic clinic) {
        this.clinic = clinic;
        this.api = new ServerApi(clinic.url());
        this.therapist = new SignIn(api, clinic.account(Role.THERAPIST), new SteadyClock());
        this.patient = new SignIn(api, clinic.account(Role.PATIENT), new SteadyClock());
    }

    SignIn signIn(Rest.Purpose purpose) {
        return purpose == Rest.Purpose.HEADSET || purpose == Rest.Purpose.MEDIA ? patient : therapist;
    }

    String startedSession() throws InterruptedException, ExecutionException {
        return therapist
                .with(token -> RunningSession.begin(api, token, clinic.patient(), "3C"))
                .get();
    }

    String ticket(String session, Rest.Purpose purpose) throws InterruptedException, ExecutionException {
        return signIn(purpose)
                .with(token -> api.ticket(token, new Rest.TicketRequest(session, purpose)))
                .get()
                .ticket();
    }

    /** A socket that has said hello. */
    PlainSocket open(String session, Rest.Purpose purpose)
            throws IOException, InterruptedException, ExecutionException {
        PlainSocket socket = PlainSocket.open(api.socket(ticket(session, purpose)), 0);
        socket.text(Wire.write(new ToServer.Hello(0L, 10, false, "by hand")));
        return socket;
    }

    /** What the server says of one picture: a reading or a refusal. */
    ToClient show(PlainSocket media, byte[] picture) throws IOException {
        int mine = number++;
        ByteBuffer frame = new MediaFrame(
                        MediaFrame.Kind.PICTURE, mine, System.currentTimeMillis(), ByteBuffer.wrap(picture))
                .write();
        media.binary(frame.array());
        while (true) {
            ToClient said = next(media);
            if ((said instanceof ToClient.FrameRead read && read.frameNr() == mine)
                    || (said instanceof ToClient.MediaRefused refused && refused.frameNr() == mine)) {
                return said;
            }
        }
    }

    /** The next text message; binary ones are passed over. */
    static ToClient next(PlainSocket socket) throws IOException {
        PlainSocket.Frame frame = socket.next(PATIENCE_MS);
        while (frame.opcode() == PlainSocket.BINARY) {
            frame = socket.next(PATIENCE_MS);
        }
        if (frame.opcode() != PlainSocket.TEXT) {
            throw new IOException("the server closed the socket, code " + frame.closeCode());
        }
        return Wire.readToClient(frame.text());
    }
}
