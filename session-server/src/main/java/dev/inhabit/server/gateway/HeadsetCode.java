package dev.inhabit.server.gateway;

import dev.inhabit.protocol.InvalidField;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * A code that a headset shows for some minutes, short enough to be typed. Neither vowels, which would make words, nor what is
 * taken for another: 26 letters and digits, 3·10⁸ codes. It is no secret: only somebody who is signed in can use it.
 */
final class HeadsetCode {
    static final long LIFE_MS = 600_000;
    static final long ASK_EVERY_MS = 2_000;
    private static final String LETTERS = "2345679BCDFGHJKMNPQRSTVWXZ";
    private static final int LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private HeadsetCode() {}

    static String random() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** @param typed in whatever case, with spaces and hyphens where people like them */
    static String read(String typed) {
        String code = typed.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        if (code.length() != LENGTH || !code.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0)) {
            throw InvalidField.outside("code", InvalidField.told(typed), LENGTH + " of " + LETTERS);
        }
        return code;
    }
}
