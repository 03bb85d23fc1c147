package dev.inhabit.server.gateway;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.apache.pekko.util.ByteStringBuilder;

/**
 * Gathers messages that come in pieces, within the limits of size and time; never holds more than that. Within the
 * socket's own stream: most pictures come in pieces, and an actor for each would cost more than reading them.
 */
final class WholeMessages {
    private final SocketLimits limits;

    WholeMessages(SocketLimits limits) {
        this.limits = limits;
    }

    Flow<Message, Incoming, NotUsed> flow() {
        return Flow.of(Message.class)
                .flatMapConcat(message ->
                        message.isText() ? whole(message.asTextMessage()) : whole(message.asBinaryMessage()));
    }

    private Source<Incoming, NotUsed> whole(TextMessage message) {
        if (message.isStrict()) {
            String text = message.getStrictText();
            return Source.single(
                    text.length() > limits.textCharsMax() ? new Incoming.TooLarge(false) : new Incoming.Text(text));
        }
        StringBuilder whole = new StringBuilder();
        return gathered(
                message.getStreamedText(),
                String::length,
                whole::append,
                limits.textCharsMax(),
                () -> new Incoming.Text(whole.toString()),
                new Incoming.TooLarge(false));
    }

    private Source<Incoming, NotUsed> whole(BinaryMessage message) {
        if (message.isStrict()) {
            ByteString bytes = message.getStrictData();
            return Source.single(
                    bytes.size() > limits.mediaBytesMax() ? new Incoming.TooLarge(true) : new Incoming.Binary(bytes));
        }
        ByteStringBuilder whole = new ByteStringBuilder();
        return gathered(
                message.getStreamedData(),
                ByteString::size,
                whole::append,
                limits.mediaBytesMax(),
                () -> new Incoming.Binary(whole.result()),
                new Incoming.TooLarge(true));
    }

    /** Reads a message to its end, because cancelling it would end the socket, but keeps no more than allowed. */
    private <T> Source<Incoming, NotUsed> gathered(
            Source<T, ?> pieces,
            ToIntFunction<T> size,
            Consumer<T> keep,
            int max,
            Supplier<Incoming> whole,
            Incoming tooLarge) {
        return pieces.map(Optional::of)
                .concat(Source.single(Optional.empty()))
                .takeWithin(limits.streamedWithin())
                .fold(new Gathering(max), (gathering, piece) -> {
                    if (piece.isEmpty()) {
                        gathering.complete = true;
                    } else if (gathering.fits(size.applyAsInt(piece.get()))) {
                        keep.accept(piece.get());
                    }
                    return gathering;
                })
                .map(gathering -> {
                    if (!gathering.complete) {
                        return new Incoming.Broken();
                    }
                    return gathering.total > max ? tooLarge : whole.get();
                })
                .recover(Throwable.class, Incoming.Broken::new)
                .mapMaterializedValue(any -> NotUsed.getInstance());
    }

    /** Owned by the one stream that gathers. */
    private static final class Gathering {
        final int max;
        long total;
        boolean complete;

        Gathering(int max) {
            this.max = max;
        }

        boolean fits(int size) {
            total += size;
            return total <= max;
        }
    }
}
