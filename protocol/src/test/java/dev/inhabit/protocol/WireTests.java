package dev.inhabit.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTests {
    @Test
    void aRequestReadsAsWritten() {
        SessionRequest.RecordSuds suds =
                new SessionRequest.RecordSuds("c-00000001", 5L, 62, "audience-grows", SessionRequest.SudsSource.VOICE);
        assertEquals(suds, Wire.readToServer(Wire.write(suds)));
        assertEquals(suds, Wire.readSessionRequest(Wire.write(suds)));
    }

    @Test
    void aRequestMayLeaveOutWhatIsOptional() {
        SessionRequest read =
                Wire.readSessionRequest("{\"type\":\"record-suds\",\"commandId\":\"c-00000001\",\"suds\":62}");
        assertEquals(new SessionRequest.RecordSuds("c-00000001", null, 62, null, null), read);
    }

    @Test
    void aMessageToAClientReadsAsWritten() {
        ToClient.Answer answer = new ToClient.Answer(
                "c-00000001", ToClient.Result.REFUSED, null, new ToClient.Problem(ErrorCode.BUSY, "later", null, 500L));
        assertEquals(answer, Wire.readToClient(Wire.write(answer)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"record-suds\",\"commandId\":\"c-00000001\"} | suds",
                "{\"type\":\"record-suds\",\"commandId\":\"c-00000001\",\"suds\":null} | suds",
                "{\"type\":\"record-suds\",\"commandId\":\"c-00000001\",\"suds\":101} | suds",
                "{\"type\":\"record-suds\",\"commandId\":\"c-00000001\",\"suds\":-1} | suds",
                "{\"type\":\"record-suds\",\"commandId\":\"c-00000001\",\"suds\":\"62\"} | suds",
                "{\"type\":\"record-suds\",\"commandId\":\"c-00000001\",\"suds\":62.5} | suds",
                "{\"type\":\"record-suds\",\"suds\":62} | commandId",
                "{\"type\":\"record-suds\",\"commandId\":\"c-00000001\",\"suds\":62,\"sudz\":1} | sudz",
                "{\"type\":\"adjust\",\"commandId\":\"c-00000001\"} | audienceSize",
                "{\"type\":\"adjust\",\"commandId\":\"c-00000001\",\"mood\":101} | mood",
                "{\"type\":\"direct-npc\",\"commandId\":\"c-00000001\",\"npc\":1,\"behaviour\":2,\"forMs\":500} | behaviour",
                "{\"type\":\"heart-rate\",\"heartRateBpm\":70,\"rrMs\":[null]} | rrMs",
                "{\"type\":\"nonsense\"} | type",
                "{\"commandId\":\"c-00000001\"} | type",
            })
    void whatIsWrongIsNamed(String text, String field) {
        assertEquals(
                field,
                assertThrows(InvalidField.class, () -> Wire.readToServer(text)).field());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{", "nul", "{}{}", "'' | ", "\"text\""})
    void whatIsNotAMessageIsRefused(String text) {
        assertThrows(InvalidField.class, () -> Wire.readToServer(text));
    }

    @Test
    void aMediaFrameReadsAsWritten() {
        ByteBuffer payload = ByteBuffer.wrap(new byte[] {1, 2, 3});
        MediaFrame frame = new MediaFrame(MediaFrame.Kind.SOUND, 0xffff_fffeL, 1_700_000_000_000L, payload);
        MediaFrame read = MediaFrame.read(frame.write());
        assertEquals(frame.kind(), read.kind());
        assertEquals(frame.number(), read.number());
        assertEquals(frame.capturedAtMs(), read.capturedAtMs());
        assertEquals(payload, read.payload());
    }

    @Test
    void aMediaFrameOfAnotherKindIsRefused() {
        for (byte[] bytes : List.of(new byte[0], new byte[15], new byte[16])) {
            assertThrows(InvalidField.class, () -> MediaFrame.read(ByteBuffer.wrap(bytes)));
        }
    }
}
