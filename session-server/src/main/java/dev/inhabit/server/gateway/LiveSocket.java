package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.ToSocket;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One open socket, whatever carries it: reads, checks, answers pings, counts nonsense, and leaves the rest to the task
 * that its ticket is for. Always reads, but for a camera that sends far too much. The carrier calls it by one thread at a
 * time and sends what {@link #next} gives.
 */
public final class LiveSocket {
    private static final String TOO_SLOW = Wire.write(new ToClient.Bye("this client reads too slowly", true));

    /** Hears that the socket is closed, and whether too much had waited for it. */
    @FunctionalInterface
    interface OnClose {
        void closed(boolean overflowed);
    }

    private final SocketLimits limits;
    private final SocketCarrier carrier;
    private final InstantSource clock;
    private final Outbox outbox;
    private final SocketTask task;
    private final OnClose onClose;
    private final long openedAtNanos;
    private boolean greeted;
    private int malformed;
    private long closingSinceNanos;

    LiveSocket(
            SocketLimits limits,
            SocketCarrier carrier,
            InstantSource clock,
            BiFunction<SocketCarrier, Outbox, SocketTask> task,
            OnClose onClose) {
        this.limits = limits;
        this.carrier = carrier;
        this.clock = clock;
        this.outbox = new Outbox(limits, TOO_SLOW);
        this.task = task.apply(carrier, outbox);
        this.onClose = onClose;
        this.openedAtNanos = carrier.nanoTime();
    }

    /** A whole text message of at most {@link SocketLimits#textCharsMax} characters. */
    void text(String text) {
        if (outbox.isClosing() && malformed >= limits.malformedMax()) {
            return;
        }
        ToServer message;
        try {
            message = Wire.readToServer(text);
        } catch (InvalidField invalid) {
            String commandId = invalid.commandId();
            ToClient.Problem problem = Translation.problem(invalid);
            nonsense(
                    commandId != null && Translation.isCommandId(commandId)
                            ? new ToClient.Answer(commandId, ToClient.Result.REFUSED, null, problem)
                            : new ToClient.Refused(problem));
            return;
        }
        malformed = 0;
        if (message instanceof ToServer.Ping ping) {
            say(new ToClient.Pong(ping.clientMs(), clock.millis()));
        } else if (message instanceof ToServer.Hello hello) {
            greet(hello);
        } else if (message instanceof SessionRequest request) {
            if (greeted || isExit(request)) {
                task.request(request);
            } else {
                helloFirst();
            }
        } else if (greeted) {
            task.message(message);
        } else {
            helloFirst();
        }
    }

    private static boolean isExit(SessionRequest request) {
        return request instanceof SessionRequest.SafetyExit || request instanceof SessionRequest.ForceExit;
    }

    private void greet(ToServer.Hello hello) {
        if (greeted) {
            say(refused(ErrorCode.CONFLICT, "hello was said already"));
            return;
        }
        greeted = true;
        if (hello.liveHz() != null) {
            outbox.rate(hello.liveHz());
        }
        task.hello(hello);
    }

    private void helloFirst() {
        nonsense(new ToClient.Refused(
                new ToClient.Problem(ErrorCode.MALFORMED, "the first message must be hello", "type", null)));
    }

    /** @return how long the carrier had better read nothing more, ns; 0 for going on */
    long binary(ByteBuffer message) {
        if (!greeted) {
            helloFirst();
            return 0;
        }
        return task.binary(message);
    }

    /** A message was larger than allowed and was thrown away. */
    void tooLarge(boolean binary) {
        if (binary) {
            task.tooLarge();
            return;
        }
        nonsense(refused(
                ErrorCode.PAYLOAD_TOO_LARGE,
                "a text message must have at most " + limits.textCharsMax() + " characters"));
        bye("a message was too large", false);
    }

    /** A message came in pieces and did not become whole. */
    void broken() {
        bye("a message did not arrive whole in time", true);
    }

    private void nonsense(ToClient answer) {
        malformed++;
        say(answer);
        if (malformed >= limits.malformedMax()) {
            bye("too many malformed messages", false);
        }
    }

    private void say(ToClient message) {
        outbox.offer(new ToSocket.Reliable(Wire.write(message)));
    }

    private static ToClient.Refused refused(ErrorCode code, String message) {
        return new ToClient.Refused(new ToClient.Problem(code, message, null, null));
    }

    private void bye(String reason, boolean reconnect) {
        outbox.offer(new ToSocket.Close(Wire.write(new ToClient.Bye(reason, reconnect))));
    }

    /** A message from an actor. */
    void heard(Object message) {
        task.heard(message);
    }

    /** To be called about once a second. */
    void second() {
        long now = carrier.nanoTime();
        if (!greeted && now - openedAtNanos > limits.helloWithin().toNanos()) {
            bye("no hello came in time", true);
        }
        if (outbox.isClosing() && closingSinceNanos == 0) {
            closingSinceNanos = now;
        }
        task.second();
    }

    /** The message to send now; null where none is due. */
    @Nullable
    OutFrame next() {
        return outbox.poll(carrier.nanoTime());
    }

    /** How long until {@link #next} may have something, ns; −1 where nothing waits. */
    long dueInNanos() {
        return outbox.dueInNanos(carrier.nanoTime());
    }

    /** Whether the socket is to be closed now. */
    boolean isDone() {
        return outbox.isDone();
    }

    /** Whether the client had its time to read the last message and did not. */
    boolean isStuck() {
        return closingSinceNanos != 0
                && carrier.nanoTime() - closingSinceNanos > limits.closeWithin().toNanos();
    }

    void closed() {
        task.closed();
        onClose.closed(outbox.hasOverflowed());
    }
}
