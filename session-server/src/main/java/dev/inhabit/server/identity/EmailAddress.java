package dev.inhabit.server.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in the form in which two spellings of one address are equal: trimmed, NFKC, lower case. At most 254
 * characters (RFC 5321). Never printed by toString.
 */
public record EmailAddress(String value) {
    private static final int LENGTH_MAX = 254;
    // Only what no mail system would accept is refused: whether an address works is known when a mail arrives.
    private static final Pattern FORM = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]+");

    /** @throws IllegalArgumentException where it is no address; the message never repeats it */
    public EmailAddress {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (value.length() > LENGTH_MAX || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must be an e-mail address of at most " + LENGTH_MAX + " characters");
        }
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
