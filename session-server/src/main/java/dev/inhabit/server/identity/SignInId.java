package dev.inhabit.server.identity;

import java.util.regex.Pattern;

/** Names one sign-in of one account, from the password to the sign-out: 22 characters of base64url, 128 random bits. */
public record SignInId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    public SignInId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a sign-in id must match " + FORM.pattern());
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
