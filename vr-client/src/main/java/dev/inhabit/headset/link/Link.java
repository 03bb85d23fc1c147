package dev.inhabit.headset.link;

import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.Rest.Purpose;
import dev.inhabit.protocol.Rest.TicketRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToClient.Bye;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A socket that comes back by itself: for every try a token, a new ticket, a socket, hello. Confined to its event loop.
 */
public final class Link {
    private static final System.Logger LOG = System.getLogger(Link.class.getName());

    private final EventLoop loop;
    private final ServerApi api;
    private final SignIn signIn;
    private final TicketRequest wanted;
    private final Backoff backoff;
    private final LinkListener listener;
    private final SplittableRandom random = new SplittableRandom();
    private @Nullable Socket socket;
    private boolean wantedOpen;
    private boolean trying;
    private int failures;
    private int opened;

    public Link(
            EventLoop loop,
            ServerApi api,
            SignIn signIn,
            String sessionId,
            Purpose purpose,
            Backoff backoff,
            LinkListener listener) {
        this.loop = loop;
        this.api = api;
        this.signIn = signIn;
        this.wanted = new TicketRequest(sessionId, purpose);
        this.backoff = backoff;
        this.listener = listener;
    }

    /** Begins to try, and goes on until {@link #close}. */
    public void open() {
        wantedOpen = true;
        if (socket == null && !trying) {
            attempt();
        }
    }

    /** Closes for good. */
    public void close() {
        wantedOpen = false;
        if (socket != null) {
            socket.close();
        }
    }

    public boolean isUp() {
        return socket != null;
    }

    /** How often a socket was opened. */
    public int opened() {
        return opened;
    }

    /** Whether it was handed to an open socket; whether it arrived is for the server to say. */
    public boolean send(ToServer message) {
        if (socket == null) {
            return false;
        }
        socket.send(Wire.write(message));
        return true;
    }

    /** Whether something of the moment would be sent. */
    public boolean hasRoom() {
        return socket != null && socket.isWritable();
    }

    /** For what is of the moment: dropped where the socket is down or full. */
    public void sendIfRoom(ToServer message) {
        if (socket != null && socket.isWritable()) {
            socket.send(Wire.write(message));
        }
    }

    /** False where the socket is down or full: then nothing was sent. */
    public boolean sendIfRoom(ByteBuffer bytes) {
        if (socket == null || !socket.isWritable()) {
            return false;
        }
        socket.send(bytes);
        return true;
    }

    private void attempt() {
        trying = true;
        var unused = signIn.with(token -> api.ticket(token, wanted))
                .whenCompleteAsync(
                        (grant, failure) -> {
                            if (failure != null) {
                                noTicket(failure);
                            } else if (wantedOpen) {
                                Socket.open(
                                        loop,
                                        api.socket(grant.ticket()),
                                        wanted.purpose() == Purpose.MEDIA,
                                        new Listening());
                            } else {
                                trying = false;
                            }
                        },
                        loop);
    }

    private void noTicket(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RequestFailed known && !listener.refused(known.problem())) {
            trying = false;
            wantedOpen = false;
            return;
        }
        if (cause instanceof RequestFailed known) {
            Long hintMs = known.problem().retryAfterMs();
            again(known.code().toString(), hintMs == null ? 0 : hintMs);
        } else {
            again("server not reached", 0);
        }
    }

    private void again(String why, long leastMs) {
        trying = false;
        if (!wantedOpen) {
            return;
        }
        failures++;
        long delayMs = leastMs + backoff.delayMs(failures, random);
        LOG.log(System.Logger.Level.DEBUG, "{0} socket: {1}; next try in {2} ms", wanted.purpose(), why, delayMs);
        trying = true;
        var unused = loop.schedule(this::attemptIfWanted, delayMs, TimeUnit.MILLISECONDS);
    }

    private void attemptIfWanted() {
        if (wantedOpen) {
            attempt();
        } else {
            trying = false;
        }
    }

    private final class Listening implements SocketListener {
        @Override
        public void opened(Socket open) {
            trying = false;
            if (!wantedOpen) {
                open.close();
                return;
            }
            socket = open;
            opened++;
            open.send(Wire.write(listener.hello()));
            listener.up();
        }

        @Override
        public void text(String text) {
            ToClient message;
            try {
                message = Wire.readToClient(text);
            } catch (InvalidField e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the server sent a message this program cannot read: {0}",
                        e.field());
                return;
            }
            // A socket that opens and says nothing sensible is still a failure: only a message proves it well.
            failures = 0;
            if (message instanceof Bye bye && !bye.reconnect()) {
                wantedOpen = false;
            }
            listener.message(message);
        }

        @Override
        public void binary(ByteBuffer bytes) {
            listener.binary(bytes);
        }

        @Override
        public void caughtUp() {
            listener.caughtUp();
        }

        @Override
        public void closed(String why) {
            boolean wasUp = socket != null;
            socket = null;
            if (wasUp) {
                listener.down(why);
            }
            again(why, 0);
        }
    }
}
