package dev.inhabit.server.heartfile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code {"samples": [{"time": …, "heartRateBpm": …, "rrMs": […]}]}}: entries are counted from 1. */
final class JsonRows {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonRows() {}

    static void read(String text, HeartRows rows) {
        JsonNode samples;
        try {
            samples = MAPPER.readTree(text).path("samples");
        } catch (JacksonException e) {
            throw new UnusableHeartFile("file", "file is not JSON");
        }
        if (!samples.isArray()) {
            throw new UnusableHeartFile("file", "file has no list named samples");
        }
        for (int i = 0; i < samples.size(); i++) {
            JsonNode sample = samples.get(i);
            List<String> rr = new ArrayList<>();
            JsonNode given = sample.path("rrMs");
            if (given.isArray()) {
                given.forEach(one -> rr.add(text(one)));
            } else if (isThere(given)) {
                rr.add(text(given));
            }
            rows.row(i + 1, textOf(sample.path("time")), textOf(sample.path("heartRateBpm")), rr);
        }
    }

    private static boolean isThere(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }

    private static @Nullable String textOf(JsonNode node) {
        return isThere(node) ? text(node) : null;
    }

    /** A list or an object is no number, and is told as such. */
    private static String text(JsonNode node) {
        return node.isValueNode() ? node.asString() : "…";
    }
}
