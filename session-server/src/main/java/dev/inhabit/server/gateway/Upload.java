package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.ToClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.TimeoutAccess;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.stream.Materializer;

/** The body of an endpoint that takes a file: read by the endpoint itself, once it knows whose it is. */
final class Upload {
    /** Slides, from a slow line. */
    private static final long WITHIN_MS = 60_000;

    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(3);

    static final List<String> MEDIA_TYPES = List.of("application/pdf", "image/png", "image/jpeg");

    private Upload() {}

    /** Fails with {@link RefusedException} where it is of another type, larger than that, or does not come. */
    static CompletionStage<byte[]> read(HttpRequest request, String field, int bytesMax, Materializer materializer) {
        String media = request.entity().getContentType().mediaType().toString();
        if (!MEDIA_TYPES.contains(media)) {
            throw RefusedException.of(
                    ErrorCode.UNSUPPORTED_MEDIA, "the body must be one of " + String.join(", ", MEDIA_TYPES));
        }
        request.entity().getContentLengthOption().ifPresent(length -> {
            if (length > bytesMax) {
                throw tooLarge(field, length + " bytes", bytesMax);
            }
        });
        // Reading and what follows may take longer than other requests.
        request.getHeader(TimeoutAccess.class)
                .ifPresent(header -> header.timeoutAccess().updateTimeout(ANSWER_WITHIN));
        return request.entity()
                .withSizeLimit(bytesMax)
                .toStrict(WITHIN_MS, materializer)
                .thenApply(strict -> strict.getData().toArray())
                .exceptionally(failure -> {
                    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                    if (cause instanceof EntityStreamSizeException) {
                        throw tooLarge(field, "larger", bytesMax);
                    }
                    if (cause instanceof TimeoutException) {
                        throw RefusedException.of(ErrorCode.MALFORMED, "the body did not arrive within a minute");
                    }
                    throw new java.util.concurrent.CompletionException(cause);
                });
    }

    private static RefusedException tooLarge(String field, String is, int bytesMax) {
        return new RefusedException(new ToClient.Problem(
                ErrorCode.PAYLOAD_TOO_LARGE,
                field + " is " + is + ", must be at most " + bytesMax + " bytes",
                field,
                null));
    }
}
