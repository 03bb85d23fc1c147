package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {
    private static final PasswordRules RULES = PasswordRules.shipped();
    private static final EmailAddress EMAIL = new EmailAddress("someone.with.a.long.name@example.org");

    @Test
    void fifteenAloneEightWithASecondFactor() {
        assertFalse(allowed("vxkqtbnwhzrmpj", false));
        assertTrue(allowed("vxkqtbnwhzrmpjd", false));
        assertFalse(allowed("vxkqtbn", true));
        assertTrue(allowed("vxkqtbnw", true));
    }

    @Test
    void lengthIsBoundedAt128CodePoints() {
        String long128 = "vx kq tb nw ".repeat(10) + "hzrmpjdq";
        assertEquals(128, long128.length());
        assertTrue(allowed(long128, false));
        assertFalse(allowed(long128 + "x", false));
        // A character outside the basic plane counts once, though Java holds it as two.
        assertTrue(allowed("vxkqtbnwhzrmpj\uD83D\uDE00", false));
        assertFalse(allowed("vxkqtbnwhzrmp\uD83D\uDE00", false));
    }

    @Test
    void nothingIsAskedOfWhichCharactersItHolds() {
        assertTrue(allowed("bluelampontheshelf", false));
        assertTrue(allowed("7394 1028 5566 012", false));
        assertTrue(allowed("пароль для терапии", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thisismypassword",
                "ThisIsMyPassword",
                "passwordpassword",
                "aaaaaaaaaaaaaaaaaa",
                "abababababababab",
                "abcabcabcabcabcabc",
                "abcdefghijklmnopq",
                "98765432109876543",
                "12345678901234567",
                "qwertyuiopasdfgh",
                "correct horse battery staple",
                "someone.with.a.long.name",
                "Someone.With.A.Long.Name@example.org"
            })
    void whatIsGuessedFirstIsRefused(String password) {
        assertFalse(allowed(password, false));
    }

    @Test
    void theObjectionNeverRepeatsThePassword() {
        assertFalse(
                RULES.objection("thisismypassword", EMAIL, false).orElseThrow().contains("thisismypassword"));
    }

    private static boolean allowed(String password, boolean secondFactor) {
        return RULES.objection(password, EMAIL, secondFactor).isEmpty();
    }
}
