package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.ToClient;
import java.time.InstantSource;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/**
 * What is said to bytes that are no HTTP request. Named in {@code gateway.conf}. Repeats nothing of what was sent, and
 * logs nothing: anybody can send anything.
 */
public final class MalformedRequests extends ParsingErrorHandler {
    /** By this name pekko-http looks for the one instance, as if this were a Scala object. */
    @SuppressWarnings({"MemberName", "ConstantField"})
    public static final MalformedRequests MODULE$ = new MalformedRequests();

    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
        return new Envelopes(InstantSource.system())
                .problem(new ToClient.Problem(ErrorCode.MALFORMED, "the request is malformed", null, null))
                .withStatus(status);
    }
}
