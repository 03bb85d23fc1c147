package dev.inhabit.server.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Headers that every answer carries: what a browser may do with it, and which other origins may read it. */
final class AnswerHeaders {
    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private static final String CONTENT_SECURITY = "default-src 'self'; connect-src 'self'; img-src 'self' data: blob:;"
            + " media-src 'self' blob:; worker-src 'self'; script-src 'self' 'wasm-unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    private static final List<HttpHeader> ALWAYS = List.of(
            RawHeader.create(CONTENT_SECURITY_POLICY, CONTENT_SECURITY),
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("X-Frame-Options", "DENY"),
            RawHeader.create("Referrer-Policy", "no-referrer"),
            RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
            RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"),
            RawHeader.create(
                    "Permissions-Policy", "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()"));
    private static final HttpHeader NO_STORE = RawHeader.create("Cache-Control", "no-store");
    private static final HttpHeader TLS_ONLY =
            RawHeader.create("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    private final Set<String> origins;
    private final boolean behindTls;

    AnswerHeaders(Set<String> origins, boolean behindTls) {
        this.origins = Set.copyOf(origins);
        this.behindTls = behindTls;
    }

    HttpResponse on(HttpResponse response, HttpRequest request, boolean isApi) {
        List<HttpHeader> headers = new ArrayList<>(ALWAYS);
        // Who answers may be stricter.
        if (response.getHeader(CONTENT_SECURITY_POLICY).isPresent()) {
            headers.removeIf(header -> header.is(CONTENT_SECURITY_POLICY.toLowerCase(Locale.ROOT)));
        }
        if (isApi) {
            headers.add(NO_STORE);
        }
        if (behindTls) {
            headers.add(TLS_ONLY);
        }
        String origin = origin(request);
        if (isApi && origins.contains(origin)) {
            headers.add(RawHeader.create("Access-Control-Allow-Origin", origin));
            headers.add(RawHeader.create("Access-Control-Expose-Headers", "Retry-After"));
            headers.add(RawHeader.create("Vary", "Origin"));
        }
        return response.addHeaders(headers);
    }

    private static String origin(HttpRequest request) {
        return request.getHeader("Origin").map(HttpHeader::value).orElse("");
    }

    /** Whether a browser asks, before it asks, if another origin's page may. */
    static boolean isPreflight(HttpRequest request) {
        return request.method().equals(HttpMethods.OPTIONS)
                && request.getHeader("Access-Control-Request-Method").isPresent();
    }

    HttpResponse preflight(HttpRequest request) {
        if (!origins.contains(origin(request))) {
            return HttpResponse.create().withStatus(StatusCodes.FORBIDDEN);
        }
        return HttpResponse.create()
                .withStatus(StatusCodes.NO_CONTENT)
                .addHeader(RawHeader.create("Access-Control-Allow-Methods", "GET, POST, DELETE"))
                .addHeader(
                        RawHeader.create("Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID"))
                .addHeader(RawHeader.create("Access-Control-Max-Age", "600"));
    }
}
