package dev.inhabit.server.gateway;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * One route of the REST interface: what is routed, checked and described in the OpenAPI document alike.
 *
 * @param path under {@code /api/v1}, parameters in braces
 * @param pace which limit of rate it counts against
 * @param open whether it can be asked without a token
 * @param body type of the JSON body; null for none
 * @param data type of the envelope's data; null where the answer has no envelope
 */
public record Endpoint(
        HttpMethod method,
        String path,
        String summary,
        Pace pace,
        boolean open,
        List<Parameter> query,
        @Nullable Class<?> body,
        @Nullable Type data,
        Handler handler) {

    /** Classes of requests that are counted together. */
    public enum Pace {
        SIGN_IN,
        READ,
        WRITE,
        /** Exits and ratings may be among them, so the endpoint counts by itself. */
        COMMAND,
        FREE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param whole what it is where it is a number; null for a text */
    record Parameter(
            String name, String description, @Nullable Whole whole) {
        Parameter(String name, String description) {
            this(name, description, null);
        }
    }

    /**
     * A whole number, with its limits.
     *
     * @param absent what counts where none is given
     */
    record Whole(long min, long max, long absent) {}

    /** Answers a call; fails with {@link RefusedException} where there is a problem. */
    @FunctionalInterface
    interface Handler {
        CompletionStage<HttpResponse> handle(ApiCall call, Envelopes envelopes, @Nullable Type data);
    }

    /** What an endpoint with an envelope does. */
    @FunctionalInterface
    interface Answering {
        CompletionStage<?> answer(ApiCall call);
    }

    static Handler enveloped(Answering answering) {
        return (call, envelopes, data) -> answering.answer(call).thenApply(value -> {
            if (value == null || data == null) {
                throw new IllegalStateException("an endpoint answered without data");
            }
            return envelopes.ok(value, data);
        });
    }

    List<String> segments() {
        return List.of(path.substring(1).split("/"));
    }
}
