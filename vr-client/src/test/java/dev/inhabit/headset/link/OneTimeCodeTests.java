package dev.inhabit.headset.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes are those of RFC 6238, appendix B, cut to six digits. */
class OneTimeCodeTests {
    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void vectors_of_the_rfc(long seconds, String code) {
        assertEquals(code, OneTimeCode.at("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds * 1000));
    }

    @Test
    void a_secret_that_is_not_base32_is_named_as_such() {
        assertThrows(IllegalArgumentException.class, () -> OneTimeCode.at("not base 32!", 0));
    }

    @Test
    void an_account_is_read_with_and_without_its_second_factor() {
        Credentials plain = Credentials.parse("a@clinic.example:pass:word");
        assertEquals("pass:word", plain.password());
        assertNull(plain.secondFactor());
        Credentials code = Credentials.parse("a@clinic.example:password:123456");
        assertEquals("123456", code.login(true, 0).totp());
        assertNull(code.login(false, 0).totp());
        Credentials secret = Credentials.parse("a@clinic.example:p:GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertEquals("287082", secret.login(true, 59_000).totp());
        assertThrows(IllegalArgumentException.class, () -> Credentials.parse("nobody"));
    }
}
