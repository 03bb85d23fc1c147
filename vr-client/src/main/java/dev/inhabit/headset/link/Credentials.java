package dev.inhabit.headset.link;

import dev.inhabit.protocol.Rest.Login;
import org.jspecify.annotations.Nullable;

/**
 * Who signs in.
 *
 * @param secondFactor six digits, or the Base32 secret from which to compute them; null where there is none
 */
public record Credentials(
        String email, String password, @Nullable String secondFactor) {
    /**
     * Reads {@code email:password} or {@code email:password:second-factor}.
     *
     * @throws IllegalArgumentException where it is neither
     */
    public static Credentials parse(String text) {
        int first = text.indexOf(':');
        if (first < 1 || first == text.length() - 1) {
            throw new IllegalArgumentException("an account is written email:password or email:password:totp");
        }
        String rest = text.substring(first + 1);
        int last = rest.lastIndexOf(':');
        String tail = last < 1 ? "" : rest.substring(last + 1);
        // A password may hold a colon: only what looks like a code or a secret is taken for one.
        if (tail.matches("[0-9]{6}|[A-Za-z2-7]{16,}=*")) {
            return new Credentials(text.substring(0, first), rest.substring(0, last), tail);
        }
        return new Credentials(text.substring(0, first), rest, null);
    }

    /** The body of a sign-in at that time; with a code only where one is asked for. */
    Login login(boolean withCode, long nowMs) {
        String factor = secondFactor;
        if (!withCode || factor == null) {
            return new Login(email, password, null, null);
        }
        return new Login(email, password, factor.length() == 6 ? factor : OneTimeCode.at(factor, nowMs), null);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return email;
    }
}
