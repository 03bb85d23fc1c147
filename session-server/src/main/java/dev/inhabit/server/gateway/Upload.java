package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.heartfile.HeartFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.TimeoutAccess;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.stream.Materializer;
import org.jspecify.annotations.Nullable;

/** The body of an endpoint that takes a file: read by the endpoint itself, once it knows whose it is. */
final class Upload {
    /** Slides. */
    static final class OfSlides {
        private OfSlides() {}
    }

    /** What a heart rate sensor measured. */
    static final class OfHeart {
        private OfHeart() {}
    }

    private static final Map<Class<?>, List<String>> MEDIA_TYPES = Map.of(
            OfSlides.class, List.of("application/pdf", "image/png", "image/jpeg"),
            OfHeart.class, HeartFile.mediaTypes());

    /** From a slow line. */
    private static final long WITHIN_MS = 60_000;

    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(3);

    private Upload() {}

    static boolean is(@Nullable Class<?> body) {
        return body == OfSlides.class || body == OfHeart.class;
    }

    /** @param body one of the kinds of files */
    static List<String> mediaTypes(Class<?> body) {
        return MEDIA_TYPES.getOrDefault(body, List.of());
    }

    static String mediaType(HttpRequest request) {
        return request.entity().getContentType().mediaType().toString();
    }

    /** Fails with {@link RefusedException} where it is of another type, larger than that, or does not come. */
    static CompletionStage<byte[]> read(
            HttpRequest request, String field, Class<?> kind, int bytesMax, Materializer materializer) {
        List<String> types = mediaTypes(kind);
        if (!types.contains(mediaType(request))) {
            throw RefusedException.of(
                    ErrorCode.UNSUPPORTED_MEDIA, "the body must be one of " + String.join(", ", types));
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
