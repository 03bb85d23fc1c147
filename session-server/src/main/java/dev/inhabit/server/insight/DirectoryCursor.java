package dev.inhabit.server.insight;

import dev.inhabit.server.session.DirectoryRow;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a list of sessions, newest first, goes on: after the session with this time and id. Opaque to clients as
 * {@link #text()}.
 */
public record DirectoryCursor(long createdAtMs, String sessionId) {
    private static final int TEXT_MAX = 200;

    public static DirectoryCursor after(DirectoryRow row) {
        return new DirectoryCursor(
                Objects.requireNonNull(row.createdAt()).toEpochMilli(),
                row.session().toString());
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((createdAtMs + "," + sessionId).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where the text is no cursor. */
    public static Optional<DirectoryCursor> parse(String text) {
        if (text.length() > TEXT_MAX) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int comma = plain.indexOf(',');
            return comma < 0
                    ? Optional.empty()
                    : Optional.of(
                            new DirectoryCursor(Long.parseLong(plain.substring(0, comma)), plain.substring(comma + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
