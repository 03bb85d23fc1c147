package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.journal.Store;
import java.lang.reflect.Type;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.EntityStreamException;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JavaType;

/** The envelope around every answer of the REST interface. */
final class Envelopes {
    private static final Logger LOG = LoggerFactory.getLogger(Envelopes.class);
    private static final long RETRY_MS = 1_000;

    private final InstantSource clock;

    Envelopes(InstantSource clock) {
        this.clock = clock;
    }

    /** @param type of the data, so that messages keep their {@code type} */
    HttpResponse ok(Object data, Type type) {
        JavaType envelope = Wire.mapper()
                .getTypeFactory()
                .constructParametricType(Rest.Envelope.class, Wire.mapper().constructType(type));
        String json =
                Wire.mapper().writerFor(envelope).writeValueAsString(new Rest.Envelope<>("ok", data, null, now()));
        return HttpResponse.create().withEntity(ContentTypes.APPLICATION_JSON, json);
    }

    HttpResponse problem(ToClient.Problem problem) {
        return problem(problem, null);
    }

    /** @param data what is known all the same, such as which parts are not ready */
    HttpResponse problem(ToClient.Problem problem, @Nullable Object data) {
        String json = Wire.mapper().writeValueAsString(new Rest.Envelope<>("error", data, problem, now()));
        HttpResponse response = HttpResponse.create()
                .withStatus(StatusCodes.get(problem.code().httpStatus()))
                .withEntity(ContentTypes.APPLICATION_JSON, json);
        Long retryAfterMs = problem.retryAfterMs();
        return retryAfterMs == null
                ? response
                : response.addHeader(
                        RawHeader.create("Retry-After", Long.toString(-Math.floorDiv(-retryAfterMs, 1000L))));
    }

    private String now() {
        return clock.instant().toString();
    }

    /** What is said of a failure. Everything unforeseen is logged here, once, and told as {@code INTERNAL}. */
    ToClient.Problem problemOf(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof FailedWithData) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof RefusedException refused) {
            return refused.problem();
        } else if (cause instanceof InvalidField invalid) {
            return Translation.problem(invalid);
        } else if (cause instanceof EntityStreamSizeException) {
            return new ToClient.Problem(ErrorCode.PAYLOAD_TOO_LARGE, "the body is too large", null, null);
        } else if (cause instanceof EntityStreamException) {
            return new ToClient.Problem(ErrorCode.MALFORMED, "the body did not arrive whole", null, null);
        } else if (cause instanceof IllegalUriException) {
            return new ToClient.Problem(ErrorCode.MALFORMED, "the address is malformed", null, null);
        } else if (cause instanceof RejectedExecutionException) {
            return new ToClient.Problem(ErrorCode.BUSY, "too many passwords are checked right now", null, RETRY_MS);
        } else if (cause instanceof TimeoutException || Store.isAway(cause)) {
            return new ToClient.Problem(ErrorCode.STORE_UNAVAILABLE, "the store does not answer", null, RETRY_MS);
        }
        LOG.error("A request failed", cause);
        return new ToClient.Problem(ErrorCode.INTERNAL, "the server failed", null, null);
    }
}
