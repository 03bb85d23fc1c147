package dev.inhabit.server.gateway;

import java.time.Duration;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;
import org.apache.pekko.util.ByteStringBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Gathers messages that come in pieces, within the limits of size and time; never holds more than that. One stage, and
 * within the socket's own stream: most pictures come in pieces, and operators for each would cost as much as the rest of
 * its way.
 */
final class WholeMessages extends GraphStage<FlowShape<Message, Incoming>> {
    private static final String LATE = "late";

    private final Inlet<Message> in = Inlet.create("messages.in");
    private final Outlet<Incoming> out = Outlet.create("messages.out");
    private final FlowShape<Message, Incoming> shape = FlowShape.of(in, out);
    private final SocketLimits limits;

    WholeMessages(SocketLimits limits) {
        this.limits = limits;
    }

    @Override
    public FlowShape<Message, Incoming> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    /** A message in the making. */
    private interface Gathering<T> {
        /** Counts a piece and keeps it, or only counts it once the message is too large. */
        void add(T piece);

        Incoming whole();
    }

    private static final class Characters implements Gathering<String> {
        private final StringBuilder kept = new StringBuilder();
        private final int max;
        private long total;

        Characters(int max) {
            this.max = max;
        }

        @Override
        public void add(String piece) {
            total += piece.length();
            if (total <= max) {
                kept.append(piece);
            }
        }

        @Override
        public Incoming whole() {
            return total > max ? new Incoming.TooLarge(false) : new Incoming.Text(kept.toString());
        }
    }

    private static final class Bytes implements Gathering<ByteString> {
        private final ByteStringBuilder kept = new ByteStringBuilder();
        private final int max;
        private long total;

        Bytes(int max) {
            this.max = max;
        }

        @Override
        public void add(ByteString piece) {
            total += piece.size();
            if (total <= max) {
                kept.append(piece);
            }
        }

        @Override
        public Incoming whole() {
            return total > max ? new Incoming.TooLarge(true) : new Incoming.Binary(kept.result());
        }
    }

    private final class Logic extends TimerGraphStageLogic {
        private @Nullable SubSinkInlet<?> pieces;
        private long startedNanos;
        private boolean last;

        Logic() {
            super(shape);
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    Message message = grab(in);
                    if (message.isText()) {
                        text(message.asTextMessage());
                    } else {
                        binary(message.asBinaryMessage());
                    }
                }

                @Override
                public void onUpstreamFinish() {
                    if (pieces == null) {
                        completeStage();
                    } else {
                        last = true;
                    }
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    pull(in);
                }
            });
        }

        @Override
        public void preStart() {
            // One timer for all messages of the socket instead of one for each.
            Duration within = limits.streamedWithin();
            scheduleWithFixedDelay(LATE, within, within.dividedBy(4));
        }

        private void text(TextMessage message) {
            if (message.isStrict()) {
                Characters whole = new Characters(limits.textCharsMax());
                whole.add(message.getStrictText());
                push(out, whole.whole());
            } else {
                gather(message.getStreamedText(), new Characters(limits.textCharsMax()));
            }
        }

        private void binary(BinaryMessage message) {
            if (message.isStrict()) {
                ByteString bytes = message.getStrictData();
                push(
                        out,
                        bytes.size() > limits.mediaBytesMax()
                                ? new Incoming.TooLarge(true)
                                : new Incoming.Binary(bytes));
            } else {
                gather(message.getStreamedData(), new Bytes(limits.mediaBytesMax()));
            }
        }

        /** Reads a message to its end even where it is too large, because cancelling it would end the socket. */
        private <T> void gather(Source<T, ?> streamed, Gathering<T> gathering) {
            SubSinkInlet<T> from = new SubSinkInlet<>("pieces");
            from.setHandler(new AbstractInHandler() {
                @Override
                public void onPush() {
                    gathering.add(from.grab());
                    from.pull();
                }

                @Override
                public void onUpstreamFinish() {
                    done(gathering.whole());
                }

                @Override
                public void onUpstreamFailure(Throwable failure) {
                    done(new Incoming.Broken());
                }
            });
            pieces = from;
            startedNanos = System.nanoTime();
            streamed.runWith(from.sink(), subFusingMaterializer());
            from.pull();
        }

        private void done(Incoming message) {
            pieces = null;
            push(out, message);
            if (last) {
                completeStage();
            }
        }

        @Override
        public void onTimer(Object key) {
            SubSinkInlet<?> late = pieces;
            if (late != null
                    && System.nanoTime() - startedNanos
                            > limits.streamedWithin().toNanos()) {
                late.cancel();
                done(new Incoming.Broken());
            }
        }
    }
}
