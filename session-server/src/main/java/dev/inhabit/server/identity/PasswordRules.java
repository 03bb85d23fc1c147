package dev.inhabit.server.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which passwords may be set, after NIST SP 800-63B-4 §3.1.1: long enough, not on a list of common ones, nothing about
 * which characters they hold. Lengths are counted in code points after NFKC.
 */
public final class PasswordRules {
    public static final int LENGTH_MIN_ALONE = 15;
    public static final int LENGTH_MIN_WITH_SECOND_FACTOR = 8;
    /** Bounds the work of one request; NIST asks that at least 64 be allowed. */
    public static final int LENGTH_MAX = 128;

    private static final String BLOCKLIST = "password-blocklist.txt";
    private static final int REPEATED_UNIT_MAX = 4;

    private final Set<String> blocked;

    PasswordRules(Set<String> blocked) {
        this.blocked = Set.copyOf(blocked);
    }

    /** The rules with the list that ships with the server. */
    public static PasswordRules shipped() {
        try (InputStream in = PasswordRules.class.getResourceAsStream(BLOCKLIST)) {
            if (in == null) {
                throw new IllegalStateException(BLOCKLIST + " is missing from the server's jar");
            }
            Set<String> words = new HashSet<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    words.add(folded(line.strip()));
                }
            }
            return new PasswordRules(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form that is hashed: the same password typed on another keyboard gives the same bytes. */
    public static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** Why this password may not be set, in words for the person; empty where it may. */
    public Optional<String> objection(String password, EmailAddress email, boolean secondFactor) {
        String normal = normalised(password);
        int length = normal.codePointCount(0, normal.length());
        int lengthMin = secondFactor ? LENGTH_MIN_WITH_SECOND_FACTOR : LENGTH_MIN_ALONE;
        if (length < lengthMin) {
            return Optional.of("must have at least " + lengthMin + " characters"
                    + (secondFactor ? "" : " (8 with a second factor)"));
        }
        if (length > LENGTH_MAX) {
            return Optional.of("must have at most " + LENGTH_MAX + " characters");
        }
        String folded = folded(normal);
        String unit = smallestRepeatedUnit(folded);
        if (blocked.contains(folded) || blocked.contains(unit) || unit.length() <= REPEATED_UNIT_MAX) {
            return Optional.of("is one of the passwords that are guessed first");
        }
        if (isSequence(folded)) {
            return Optional.of("is a run of neighbouring characters, which is guessed first");
        }
        String address = folded(email.value());
        if (folded.equals(address) || folded.equals(address.substring(0, address.indexOf('@')))) {
            return Optional.of("must not be your e-mail address");
        }
        return Optional.empty();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** {@code abcabcabc} → {@code abc}; the text itself where nothing repeats. */
    private static String smallestRepeatedUnit(String text) {
        for (int unit = 1; unit <= text.length() / 2; unit++) {
            if (text.regionMatches(unit, text, 0, text.length() - unit)) {
                return text.substring(0, unit);
            }
        }
        return text;
    }

    private static boolean isSequence(String text) {
        int step = text.charAt(1) - text.charAt(0);
        if (Math.abs(step) != 1) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            int difference = text.charAt(i) - text.charAt(i - 1);
            boolean wrapsDigits = Character.isDigit(text.charAt(i)) && difference == -9 * step;
            if (difference != step && !wrapsDigits) {
                return false;
            }
        }
        return true;
    }
}
