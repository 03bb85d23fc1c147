package dev.inhabit.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTests {
    private static final int MAX = 400;

    /** Letters of many scripts, marks, signs and pictures; nothing of which Unicode says that it controls. */
    @Provide
    Arbitrary<String> writing() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('À', 'ÿ')
                .withCharRange('א', 'ת')
                .withCharRange('ا', 'ي')
                .withCharRange('一', '三')
                .withChars('’', '…', '\u200d', '\u200e', '\u200f')
                .ofMinLength(1)
                .ofMaxLength(60)
                .filter(text -> !text.isBlank());
    }

    @Provide
    Arbitrary<Integer> controls() {
        return Arbitraries.of(
                IntStream.of(IntStream.rangeClosed(0, 8).toArray()).boxed().toList());
    }

    private static final int[] FORBIDDEN = IntStream.of(
                    0x00, 0x07, 0x08, 0x0B, 0x0C, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0x2028, 0x2029, 0x202A, 0x202B,
                    0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xD800, 0xDFFF)
            .toArray();

    @Property
    void whatIsWrittenIsTaken(@ForAll @From("writing") String text) {
        assertEquals(text, InvalidField.requiredText("note", text, MAX));
        assertEquals(text + "\n\t" + text, InvalidField.requiredLines("note", text + "\n\t" + text, MAX));
        assertEquals(text, PlainText.shown(text));
    }

    @Property
    void aControlCharacterAnywhereIsRefusedByField(
            @ForAll @From("writing") String text,
            @ForAll @IntRange(max = 23) int which,
            @ForAll @IntRange(max = 60) int at) {
        int place = Math.min(at, text.length());
        String forbidden = new StringBuilder(text.substring(0, place))
                .appendCodePoint(FORBIDDEN[which])
                .append(text.substring(place))
                .toString();
        for (InvalidField refused : new InvalidField[] {
            assertThrows(InvalidField.class, () -> InvalidField.requiredText("note", forbidden, MAX)),
            assertThrows(InvalidField.class, () -> InvalidField.requiredLines("note", forbidden, MAX)),
            assertThrows(InvalidField.class, () -> InvalidField.optionalLines("note", forbidden, MAX))
        }) {
            assertEquals("note", refused.field());
            assertTrue(String.valueOf(refused.getMessage())
                    .contains("U+%04X, must have none".formatted(FORBIDDEN[which])));
        }
        assertTrue(PlainText.firstForbidden(PlainText.shown(forbidden), false).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb"})
    void onlyATextThatMayHaveLinesHasThem(String text) {
        assertEquals(text, InvalidField.requiredLines("note", text, MAX));
        assertThrows(InvalidField.class, () -> InvalidField.requiredText("name", text, MAX));
    }

    /** A pair of surrogates is one character. */
    @Test
    void picturesOfTheUpperPlanesAreTaken() {
        assertEquals("\uD83D\uDE42", InvalidField.requiredText("name", "\uD83D\uDE42", MAX));
    }

    @Test
    void anExitIsTakenWithoutAReasonThatCannotBe() {
        SessionRequest read = Wire.readSessionRequest(
                "{\"type\":\"force-exit\",\"commandId\":\"12345678\",\"reason\":\"a\\u0000b\"}");
        assertNull(((SessionRequest.ForceExit) read).reason());
    }
}
