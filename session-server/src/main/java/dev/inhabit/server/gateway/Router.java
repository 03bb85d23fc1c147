package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.Verification;
import dev.inhabit.server.insight.Metrics;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Materializer;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint for a request under {@code /api/v1}, checks what it declares, and puts every answer in its envelope. */
final class Router {
    static final String PREFIX = "/api/v1";
    private static final long BODY_WITHIN_MS = 5_000;
    /** Enough for the longest text in UTF-8. */
    private static final long BODY_BYTES_MAX = 3L * Wire.TEXT_MAX;

    private final List<Endpoint> endpoints;
    private final SignInDoor signIns;
    private final RateLimits rates;
    private final Envelopes envelopes;
    private final Metrics metrics;
    private final Materializer materializer;

    Router(
            List<Endpoint> endpoints,
            SignInDoor signIns,
            RateLimits rates,
            Envelopes envelopes,
            Metrics metrics,
            Materializer materializer) {
        this.endpoints = List.copyOf(endpoints);
        this.signIns = signIns;
        this.rates = rates;
        this.envelopes = envelopes;
        this.metrics = metrics;
        this.materializer = materializer;
    }

    /** @param path after the prefix, undecoded */
    CompletionStage<HttpResponse> route(HttpRequest request, String path) {
        try {
            return matched(request, path);
        } catch (RuntimeException e) {
            return problem(request, e);
        }
    }

    private CompletionStage<HttpResponse> problem(HttpRequest request, Throwable failure) {
        HttpResponse answer = envelopes.problem(envelopes.problemOf(failure), FailedWithData.dataOf(failure));
        return readToTheEnd(request).thenApply(done -> answer);
    }

    /**
     * What nobody reads of a request is taken in before it is answered: an earlier answer would close the connection
     * under a client that still writes, who would see it reset and not why.
     */
    private CompletionStage<Done> readToTheEnd(HttpRequest request) {
        return request.discardEntityBytes(materializer)
                .completionStage()
                .exceptionally(readAlready -> Done.getInstance())
                .toCompletableFuture()
                .completeOnTimeout(Done.getInstance(), BODY_WITHIN_MS, TimeUnit.MILLISECONDS);
    }

    private CompletionStage<HttpResponse> measured(Endpoint endpoint, HttpRequest request, Map<String, String> path) {
        long fromNanos = System.nanoTime();
        CompletionStage<HttpResponse> answer;
        try {
            answer = call(endpoint, request, path);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedStage(e);
        }
        return answer.exceptionallyCompose(failure -> problem(request, failure)).thenApply(response -> {
            metrics.answered(
                    endpoint.method().value(),
                    endpoint.path(),
                    response.status().intValue(),
                    Duration.ofNanos(System.nanoTime() - fromNanos));
            return response;
        });
    }

    private CompletionStage<HttpResponse> matched(HttpRequest request, String path) {
        List<Endpoint> here = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            Map<String, String> values = match(endpoint, path);
            if (values != null) {
                if (endpoint.method().equals(request.method())) {
                    return measured(endpoint, request, values);
                }
                here.add(endpoint);
            }
        }
        if (here.isEmpty()) {
            throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such route");
        }
        String allowed = here.stream().map(e -> e.method().value()).distinct().collect(Collectors.joining(", "));
        ToClient.Problem problem =
                new ToClient.Problem(ErrorCode.METHOD_NOT_ALLOWED, "this route takes " + allowed, null, null);
        HttpResponse answer = envelopes.problem(problem).addHeader(RawHeader.create("Allow", allowed));
        return readToTheEnd(request).thenApply(done -> answer);
    }

    private static @Nullable Map<String, String> match(Endpoint endpoint, String path) {
        String[] given = path.substring(1).split("/", -1);
        List<String> wanted = endpoint.segments();
        if (given.length != wanted.size()) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < given.length; i++) {
            String segment = wanted.get(i);
            if (segment.startsWith("{")) {
                values.put(segment.substring(1, segment.length() - 1), decoded(given[i]));
            } else if (!segment.equals(given[i])) {
                return null;
            }
        }
        return values;
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(ErrorCode.MALFORMED, "the address is malformed");
        }
    }

    private CompletionStage<HttpResponse> call(Endpoint endpoint, HttpRequest request, Map<String, String> path) {
        if (endpoint.pace() == Endpoint.Pace.DEVICE) {
            // Who shows no key at all is not read.
            DeviceKeys.shown(request);
        }
        CompletionStage<Optional<Principal>> principal =
                endpoint.open() ? CompletableFuture.completedStage(Optional.empty()) : signedIn(request);
        return principal.thenCompose(who -> {
            if (who.isPresent() && who.get().headset() != null && !endpoint.isForHeadsets()) {
                throw RefusedException.of(
                        ErrorCode.FORBIDDEN, "a headset that was let in by its code is a headset and no more");
            }
            limit(endpoint, who.map(p -> p.account().toString()).orElseGet(() -> address(request)));
            checkQuery(endpoint, request);
            return body(endpoint, request).thenCompose(body -> endpoint.handler()
                    .handle(
                            new ApiCall(request, path, who.orElse(null), body.orElse(null)),
                            envelopes,
                            endpoint.data()));
        });
    }

    /** What is not as described is refused by name; so is what nothing is described of, and what is given twice. */
    private static void checkQuery(Endpoint endpoint, HttpRequest request) {
        Map<String, String> given = new HashMap<>();
        for (Pair<String, String> each : request.getUri().query().toList()) {
            String name = each.first();
            Endpoint.Parameter parameter = endpoint.query().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> RefusedException.invalid(
                            InvalidField.told(name), notTaken(endpoint, InvalidField.told(name))));
            if (given.put(name, each.second()) != null) {
                throw RefusedException.invalid(name, name + " is given twice, must be given once");
            }
            parameter.checked(each.second());
        }
    }

    private static String notTaken(Endpoint endpoint, String name) {
        String taken = endpoint.query().stream().map(Endpoint.Parameter::name).collect(Collectors.joining(", "));
        return name + " is not known here, must be " + (taken.isEmpty() ? "left out" : "one of " + taken);
    }

    private CompletionStage<Optional<Principal>> signedIn(HttpRequest request) {
        return signIns.verify(token(request)).thenApply(verification -> {
            if (verification instanceof Verification.Valid valid) {
                return Optional.of(valid.principal());
            }
            if (verification == Verification.Failed.UNCHECKED) {
                throw new RefusedException(new ToClient.Problem(
                        ErrorCode.STORE_UNAVAILABLE, "whether you are signed in cannot be told now", null, 1_000L));
            }
            throw RefusedException.of(ErrorCode.UNAUTHENTICATED, "the token is not valid any more; sign in");
        });
    }

    private static String token(HttpRequest request) {
        String header =
                request.getHeader("Authorization").map(HttpHeader::value).orElse("");
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw RefusedException.of(ErrorCode.UNAUTHENTICATED, "the header Authorization: Bearer is missing");
        }
        return header.substring(7).strip();
    }

    private void limit(Endpoint endpoint, String who) {
        if (endpoint.pace() == Endpoint.Pace.COMMAND) {
            return;
        }
        limit(who, endpoint.pace());
    }

    /** Throws where this one must wait. */
    void limit(String who, Endpoint.Pace pace) {
        long waitMs = rates.take(who, pace, System.nanoTime());
        if (waitMs > 0) {
            throw new RefusedException(new ToClient.Problem(ErrorCode.RATE_LIMITED, "too many requests", null, waitMs));
        }
    }

    private static String address(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(remote -> remote.getAddress())
                .map(address -> Objects.toString(address.getHostAddress()))
                .orElse("unknown");
    }

    private CompletionStage<Optional<Object>> body(Endpoint endpoint, HttpRequest request) {
        Class<?> type = endpoint.body();
        if (Upload.is(type)) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        if (type == null) {
            request.discardEntityBytes(materializer);
            return CompletableFuture.completedStage(Optional.empty());
        }
        String media = request.entity().getContentType().mediaType().toString();
        if (!media.equals("application/json")) {
            throw RefusedException.of(ErrorCode.UNSUPPORTED_MEDIA, "the body must be application/json");
        }
        if (request.entity().getContentLengthOption().orElse(0) > BODY_BYTES_MAX) {
            throw RefusedException.of(ErrorCode.PAYLOAD_TOO_LARGE, "the body is too large");
        }
        return request.entity()
                .toStrict(BODY_WITHIN_MS, BODY_BYTES_MAX, materializer)
                .thenApply(strict -> Optional.of(Wire.read(strict.getData().utf8String(), type)));
    }
}
