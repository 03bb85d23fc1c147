package dev.inhabit.server.gateway;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import scala.runtime.BoxedUnit;

/**
 * Carries a {@link LiveSocket} on a pekko-http WebSocket. Always reads, but for a rest
 * that the socket asks for; writes whole frames whenever the network takes
 * one. Sessions tell this stage directly, without an actor in between.
 */
final class SocketStage extends GraphStage<FlowShape<Incoming, Message>> {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Inlet<Incoming> in = Inlet.create("socket.in");
    private final Outlet<Message> out = Outlet.create("socket.out");
    private final FlowShape<Incoming, Message> shape = FlowShape.of(in, out);
    private final Function<SocketCarrier, LiveSocket> open;

    SocketStage(Function<SocketCarrier, LiveSocket> open) {
        this.open = open;
    }

    @Override
    public FlowShape<Incoming, Message> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private enum Timer {
        SECOND,
        DUE,
        RESTED
    }

    private final class Logic extends TimerGraphStageLogic implements SocketCarrier {
        private @Nullable ActorRef<Object> self;
        private @Nullable LiveSocket socket;

        Logic() {
            super(shape);
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    long restNanos = take(grab(in));
                    if (restNanos > 0) {
                        scheduleOnce(Timer.RESTED, Duration.ofNanos(restNanos));
                    } else {
                        pull(in);
                    }
                    flush();
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    flush();
                }
            });
        }

        @Override
        public void preStart() {
            org.apache.pekko.actor.ActorRef actor = getStageActor(message -> {
                        socket().heard(message._2());
                        flush();
                        return BoxedUnit.UNIT;
                    })
                    .ref();
            self = Adapter.toTyped(actor);
            socket = open.apply(this);
            scheduleWithFixedDelay(Timer.SECOND, SECOND, SECOND);
            pull(in);
        }

        @Override
        public ActorRef<Object> self() {
            return Objects.requireNonNull(self);
        }

        private LiveSocket socket() {
            return Objects.requireNonNull(socket);
        }

        @Override
        public void tellSelfAfter(Duration delay, Object message) {
            scheduleOnce(message, delay);
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        private long take(Incoming message) {
            if (message instanceof Incoming.Text text) {
                socket().text(text.text());
            } else if (message instanceof Incoming.Binary binary) {
                return socket().binary(binary.bytes().toByteBuffer());
            } else if (message instanceof Incoming.TooLarge large) {
                socket().tooLarge(large.binary());
            } else {
                socket().broken();
            }
            return 0;
        }

        private void flush() {
            if (isClosed(out) || !isAvailable(out)) {
                return;
            }
            OutFrame frame = socket().next();
            if (frame instanceof OutFrame.Text text) {
                push(out, TextMessage.create(text.text()));
            } else if (frame instanceof OutFrame.Binary binary) {
                push(out, BinaryMessage.create(ByteString.fromArrayUnsafe(binary.bytes())));
            } else if (socket().isDone()) {
                completeStage();
            } else {
                long dueNanos = socket().dueInNanos();
                if (dueNanos > 0 && !isTimerActive(Timer.DUE)) {
                    scheduleOnce(Timer.DUE, Duration.ofNanos(dueNanos));
                }
            }
        }

        @Override
        public void onTimer(Object key) {
            if (key == Timer.SECOND) {
                socket().second();
                if (socket().isStuck()) {
                    failStage(new StuckSocketException());
                    return;
                }
            } else if (key == Timer.RESTED) {
                if (!isClosed(in) && !hasBeenPulled(in)) {
                    pull(in);
                }
            } else if (key != Timer.DUE) {
                socket().heard(key);
            }
            flush();
        }

        @Override
        public void postStop() {
            if (socket != null) {
                socket.closed();
            }
        }
    }
}
