package dev.inhabit.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a message that is wrong: field, value and limit, and nothing that somebody wrote or said. */
class MisreadingTests {
    private static InvalidField wrong(String text) {
        return assertThrows(InvalidField.class, () -> Wire.readToServer(text));
    }

    private static InvalidField wrong(String text, Class<?> type) {
        return assertThrows(InvalidField.class, () -> Wire.read(text, type));
    }

    /** A request whose id is as it should be. */
    private static String request(String type, String rest) {
        return "{\"type\":\"" + type + "\",\"commandId\":\"c-00000001\"," + rest + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record-suds | \"suds\":3000000000 | suds is 3000000000, must be 0 to 100",
                "record-suds | \"suds\":-1000000000000000000000000000000 | suds is -1000000000000000000000000000000, must be 0 to 100",
                "record-suds | \"suds\":101 | suds is 101, must be 0 to 100",
                "record-suds | \"suds\":62.5 | suds is 62.5, must be a whole number",
                "record-suds | \"suds\":\"62\" | suds is text, must be a whole number",
                "record-suds | \"trigger\":null | suds is missing",
                "record-suds | \"suds\":1,\"source\":\"nose\" | source is nose, must be one of hand, voice, therapist-entered",
                "record-suds | \"suds\":1,\"trigger\":\"Grows\" | trigger is Grows, must be a code such as audience-grows: words of a-z and 0-9 with one of - _ : between",
                "record-suds | \"suds\":1,\"trigger\":\"my boss came in\" | trigger is a text of 15 characters, must be a code such as audience-grows: words of a-z and 0-9 with one of - _ : between",
                "record-suds | \"suds\":1,\"sudz\":1 | sudz is not known here",
                "adjust | \"mood\":30000000000 | mood is 30000000000, must be 0 to 100",
                "adjust | \"mood\":true | mood is true, must be a whole number",
                "direct-npc | \"npc\":1,\"behaviour\":\"dance\",\"forMs\":500 | behaviour is dance, must be one of attentive, engaged, bored, skeptical, distracted",
                "direct-npc | \"npc\":1,\"behaviour\":2,\"forMs\":500 | behaviour is 2, must be one of attentive, engaged, bored, skeptical, distracted",
                "inject-event | \"event\":\"flood\" | event is flood, must be one of phone-rings, latecomer, laughter, cough, door-slams, side-talk, question, applause",
                "complete | \"outcome\":\"won\" | outcome is won, must be one of completed, paused, quit, hardware_issue",
                "encourage | \"text\":\"  \" | text must not be blank",
                "encourage | \"text\":\"\" | text has 0 characters, must have 1 to 280",
                "correct-suds | \"sudsSequenceNr\":1,\"suds\":3,\"reason\":[] | reason is a list, must be text",
                "amend-note | \"noteSequenceNr\":1e3,\"text\":\"x\" | noteSequenceNr is 1000.0, must be a whole number",
            })
    void ofARequest(String type, String rest, String message) {
        InvalidField invalid = wrong(request(type, rest));
        assertEquals(message, invalid.getMessage());
        assertEquals(message.substring(0, message.indexOf(' ')), invalid.field());
        assertEquals("c-00000001", invalid.commandId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"no-such\"} | type is no-such, which is not known here",
                "{\"type\":7} | type is 7, must be text",
                "{\"commandId\":\"c-00000001\"} | type is missing",
                "{\"type\":\"hello\",\"cursor\":99999999999999999999} | cursor is 99999999999999999999, must be -9223372036854775808 to 9223372036854775807",
                "{\"type\":\"hello\",\"crowd\":1} | crowd is 1, must be true or false",
                "{\"type\":\"seen\",\"sequenceNr\":-1} | sequenceNr is -1, must be at least 0",
                "{\"type\":\"seek\",\"atMs\":-1} | atMs is -1, must be at least 0",
                "{\"type\":\"head-pose\",\"yawDeg\":\"x\",\"pitchDeg\":0} | yawDeg is text, must be a number",
                "{\"type\":\"heart-rate\",\"heartRateBpm\":70,\"rrMs\":[600,\"7\"]} | rrMs is a list with text, must be a list of numbers",
                "{\"type\":\"heart-rate\",\"heartRateBpm\":70,\"rrMs\":5} | rrMs is 5, must be a list of numbers",
            })
    void ofAnotherMessage(String text, String message) {
        assertEquals(message, wrong(text).getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"note\",\"commandId\":\"c-00000001\",\"text\":12}",
                "{\"type\":\"record-suds\",\"commandId\":\"c-00000001\",\"suds\":1,\"trigger\":12}",
                "{\"type\":\"pause\",\"commandId\":12}",
                "{\"type\":\"encourage\",\"commandId\":\"c-00000001\",\"text\":true}",
                "{\"type\":\"words\",\"text\":1.5,\"durationMs\":1}",
            })
    void aTextIsATextAndWhatStoodThereIsNotTold(String text) {
        String message = String.valueOf(wrong(text).getMessage());
        assertTrue(message.endsWith(", must be text"), message);
        assertFalse(message.contains("12") || message.contains("1.5"), message);
    }

    @Test
    void ofARestBody() {
        assertEquals(
                "the body must be a JSON object", wrong("[]", Rest.Login.class).getMessage());
        assertEquals(
                "the body must be a JSON object",
                wrong("\"x\"", Rest.Login.class).getMessage());
        assertEquals(
                "the body must be a JSON object",
                wrong("null", SessionRequest.class).getMessage());
        assertEquals("the message must be a JSON object", wrong("[]").getMessage());
        assertEquals("", wrong("[]", Rest.Login.class).field());
        assertEquals(
                "email",
                wrong("{\"email\":1,\"password\":\"x\"}", Rest.Login.class).field());
        assertEquals(
                "sublevel",
                wrong(
                                "{\"commandId\":\"c-00000001\",\"patientId\":\"demo~p\",\"sublevel\":3}",
                                Rest.CreateSession.class)
                        .field());
        assertEquals(
                "purpose is spy, must be one of headset, watch, media, replay",
                wrong("{\"sessionId\":\"demo~s\",\"purpose\":\"spy\"}", Rest.TicketRequest.class)
                        .getMessage());
    }

    @Test
    void aSentenceWhereACodeBelongsIsNotRepeated() {
        String said = String.valueOf(wrong(request("record-suds", "\"suds\":1,\"source\":\"I felt my heart\""))
                .getMessage());
        assertTrue(said.startsWith("source is a text of 15 characters, must be one of "), said);
    }

    @Test
    void aNumberOfManyDigitsIsALimitAndNotBadJson() {
        InvalidField invalid = wrong(request("record-suds", "\"suds\":" + "9".repeat(41)));
        assertEquals("", invalid.field());
        assertTrue(String.valueOf(invalid.getMessage()).contains("40 digits"), invalid.getMessage());
    }

    @Test
    void probabilitiesSumToOne() {
        for (List<Double> taken : List.of(
                List.of(.1, .02, .06, .05, .03, .03, .71),
                List.of(.11, .02, .06, .05, .03, .03, .71),
                List.of(.09, .02, .06, .05, .03, .03, .71))) {
            assertEquals(taken, new ToServer.DeviceReading(taken, 1, 1).probabilities());
        }
        List<Double> none = List.of(0., 0., 0., 0., 0., 0., 0.);
        assertEquals(none, new ToServer.DeviceReading(none, 0, 0).probabilities(), "no face was seen");
        for (List<Double> refused :
                List.of(none, List.of(1., 1., 1., 1., 1., 1., 1.), List.of(.12, .02, .06, .05, .03, .03, .71))) {
            InvalidField invalid = assertThrows(InvalidField.class, () -> new ToServer.DeviceReading(refused, 1, 1));
            assertEquals("probabilities", invalid.field());
        }
    }

    @Test
    void whatIsReservedInAMediaMessageIsZero() {
        byte[] frame = new MediaFrame(MediaFrame.Kind.SOUND, 1, 1, ByteBuffer.wrap(new byte[2]))
                .write()
                .array();
        for (int at : List.of(2, 3)) {
            byte[] changed = Arrays.copyOf(frame, frame.length);
            changed[at] = 1;
            assertEquals(
                    "reserved",
                    assertThrows(InvalidField.class, () -> MediaFrame.read(ByteBuffer.wrap(changed)))
                            .field());
        }
    }
}
