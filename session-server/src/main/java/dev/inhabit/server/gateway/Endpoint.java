package dev.inhabit.server.gateway;

import dev.inhabit.protocol.PlainText;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.Location;
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

    /** What a headset needs that was let into one session by its code; it reaches no other route, whoever let it in. */
    private static final Set<String> FOR_HEADSETS = Set.of(
            "POST /tickets",
            "DELETE /auth/login",
            "GET /sessions/{id}",
            "GET /sessions/{id}/scene",
            "POST /sessions/{id}/commands",
            "GET /sessions/{id}/slides/{upload}/{page}");

    boolean isForHeadsets() {
        return open || FOR_HEADSETS.contains(method.value() + " " + path);
    }

    /** Classes of requests that are counted together. */
    public enum Pace {
        SIGN_IN,
        READ,
        WRITE,
        /** Exits and ratings may be among them, so the endpoint counts by itself. */
        COMMAND,
        /** Of devices with keys of their own; counted by their address here, and each by the endpoint. */
        DEVICE,
        FREE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One parameter of the query; {@link Router} refuses what is not as it says, and what no parameter says anything of.
     *
     * @param whole what it is where it is a number; null for a text
     * @param oneOf what it may be, the first where none is given; empty for any text
     */
    record Parameter(
            String name, String description, @Nullable Whole whole, List<String> oneOf) {
        /** More than any cursor has. */
        static final int LENGTH_MAX = 512;

        Parameter {
            oneOf = List.copyOf(oneOf);
        }

        Parameter(String name, String description) {
            this(name, description, null, List.of());
        }

        Parameter(String name, String description, Whole whole) {
            this(name, description, whole, List.of());
        }

        /** @param oneOf the first counts where none is given */
        static Parameter oneOf(String name, String description, String... oneOf) {
            return new Parameter(name, description, null, List.of(oneOf));
        }

        /** What was given, or what counts where nothing was. Throws where it is not as described. */
        String checked(@Nullable String given) {
            if (whole != null) {
                return Long.toString(whole.of(name, given));
            } else if (given == null) {
                return oneOf.isEmpty() ? "" : oneOf.get(0);
            } else if (given.isEmpty()) {
                throw RefusedException.invalid(name, name + " is empty, must have a value or be left out");
            } else if (!oneOf.isEmpty() && !oneOf.contains(given)) {
                throw RefusedException.outside(name, given, "one of " + String.join(", ", oneOf));
            } else if (given.length() > LENGTH_MAX) {
                throw RefusedException.invalid(
                        name, name + " has " + given.length() + " characters, must have at most " + LENGTH_MAX);
            } else if (PlainText.firstForbidden(given, false).isPresent()) {
                throw RefusedException.invalid(name, name + " has a control character, must have none");
            }
            return given;
        }
    }

    /**
     * A whole number, with its limits.
     *
     * @param absent what counts where none is given; may be one that cannot be given
     */
    record Whole(long min, long max, long absent) {
        /** Throws where it is given and is none, or beyond its limits. */
        long of(String name, @Nullable String given) {
            if (given == null) {
                return absent;
            }
            String limit = "a whole number from " + min + " to " + max;
            try {
                long value = Long.parseLong(given);
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw RefusedException.outside(name, given, limit);
            }
            throw RefusedException.outside(name, given, limit);
        }
    }

    /** Answers a call; fails with {@link RefusedException} where there is a problem. */
    @FunctionalInterface
    interface Handler {
        CompletionStage<HttpResponse> handle(ApiCall call, Envelopes envelopes, @Nullable Type data);
    }

    /**
     * What was begun.
     *
     * @param path under {@code /api/v1} where it is told how far it is; null where it is over
     */
    record Later(Object data, @Nullable String path) {}

    /** What an endpoint does that begins something longer: 202, and where to ask for it. */
    record Accepting(Function<ApiCall, CompletionStage<Later>> begun) implements Handler {
        @Override
        public CompletionStage<HttpResponse> handle(ApiCall call, Envelopes envelopes, @Nullable Type data) {
            return begun.apply(call).thenApply(later -> {
                if (data == null) {
                    throw new IllegalStateException("an endpoint answered without data");
                }
                HttpResponse done = envelopes.ok(later.data(), data);
                return later.path() == null
                        ? done
                        : done.withStatus(StatusCodes.ACCEPTED)
                                .addHeader(Location.create(Router.PREFIX + later.path()));
            });
        }
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
