package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.record.EntityId;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * One request to the REST interface, checked as far as its endpoint declares.
 *
 * @param path values of the path's parameters
 * @param principal null where the endpoint is open to all
 * @param body null where the endpoint takes none
 */
record ApiCall(
        HttpRequest request,
        Map<String, String> path,
        @Nullable Principal principal,
        @Nullable Object body) {

    Principal who() {
        if (principal == null) {
            throw RefusedException.of(ErrorCode.UNAUTHENTICATED, "sign in first");
        }
        return principal;
    }

    <T> T body(Class<T> type) {
        return type.cast(java.util.Objects.requireNonNull(body));
    }

    @Nullable
    String query(String name) {
        return request.getUri().query().get(name).orElse(null);
    }

    /** The entity that the path names; as if it did not exist where it is another clinic's or no id at all. */
    EntityId entity(String name) {
        try {
            EntityId id = EntityId.parse(path.getOrDefault(name, ""));
            if (id.tenant().equals(who().tenant())) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such thing");
        }
        throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such thing");
    }
}
