package dev.inhabit.server.gateway;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.StreamLimitReachedException;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.util.ByteString;
import org.apache.pekko.util.ByteStringBuilder;

/** Gathers messages that come in pieces, within the limits of size and time; never holds more than that. */
final class WholeMessages {
    private final SocketLimits limits;
    private final Materializer materializer;

    WholeMessages(SocketLimits limits, Materializer materializer) {
        this.limits = limits;
        this.materializer = materializer;
    }

    CompletionStage<Incoming> whole(Message message) {
        return message.isText() ? whole(message.asTextMessage()) : whole(message.asBinaryMessage());
    }

    private CompletionStage<Incoming> whole(TextMessage message) {
        if (message.isStrict()) {
            String text = message.getStrictText();
            return CompletableFuture.completedStage(
                    text.length() > limits.textCharsMax() ? new Incoming.TooLarge(false) : new Incoming.Text(text));
        }
        return message.getStreamedText()
                .limitWeighted(limits.textCharsMax(), text -> (long) text.length())
                .completionTimeout(limits.streamedWithin())
                .runWith(Sink.fold(new StringBuilder(), StringBuilder::append), materializer)
                .handle((text, failure) -> failure == null ? new Incoming.Text(text.toString()) : why(failure, false));
    }

    private CompletionStage<Incoming> whole(BinaryMessage message) {
        if (message.isStrict()) {
            ByteString bytes = message.getStrictData();
            return CompletableFuture.completedStage(
                    bytes.size() > limits.mediaBytesMax() ? new Incoming.TooLarge(true) : new Incoming.Binary(bytes));
        }
        return message.getStreamedData()
                .limitWeighted(limits.mediaBytesMax(), bytes -> (long) bytes.size())
                .completionTimeout(limits.streamedWithin())
                .runWith(Sink.fold(new ByteStringBuilder(), ByteStringBuilder::append), materializer)
                .handle((bytes, failure) -> failure == null ? new Incoming.Binary(bytes.result()) : why(failure, true));
    }

    private static Incoming why(Throwable failure, boolean binary) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof StreamLimitReachedException ? new Incoming.TooLarge(binary) : new Incoming.Broken();
    }
}
