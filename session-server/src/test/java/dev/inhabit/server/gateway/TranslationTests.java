package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.SessionMessage;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TranslationTests {
    private static final Asker THERAPIST = new Asker("demo~t", Role.THERAPIST);
    private static final Asker PATIENT = new Asker("demo~p", Role.PATIENT);

    private static Translation.Asked asked(SessionRequest request, Asker by) {
        return Translation.asked(request, by, ShippedBiofeedback.HEART.pacedBreathing());
    }

    /** One request of every kind, each field with the least it takes. */
    static List<SessionRequest> requests() {
        List<SessionRequest> all = new ArrayList<>();
        for (Class<?> type : kinds(SessionRequest.class)) {
            StringBuilder json = new StringBuilder("{\"type\":\"")
                    .append(type.getAnnotation(com.fasterxml.jackson.annotation.JsonTypeName.class)
                            .value())
                    .append('"');
            for (RecordComponent component : type.getRecordComponents()) {
                String value = value(component);
                if (value != null) {
                    json.append(",\"").append(component.getName()).append("\":").append(value);
                }
            }
            all.add(Wire.readSessionRequest(json.append('}').toString()));
        }
        return all;
    }

    private static List<Class<?>> kinds(Class<?> type) {
        return type.isInterface()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(part -> kinds(part).stream())
                        .toList()
                : List.of(type);
    }

    private static @org.jspecify.annotations.Nullable String value(RecordComponent component) {
        Class<?> type = component.getType();
        if (component.getName().equals("commandId")) {
            return "\"command-1\"";
        } else if (component.getName().equals("forMs")) {
            return "1000";
        } else if (type == int.class
                || type == long.class
                || component.getName().equals("mood")) {
            return "1";
        } else if (type == boolean.class) {
            return "true";
        } else if (type.isEnum() && !component.getName().equals("source")) {
            return switch (type.getSimpleName()) {
                case "NpcBehaviour" -> "\"bored\"";
                case "SceneEvent" -> "\"cough\"";
                default -> "\"completed\"";
            };
        }
        if (type == dev.inhabit.protocol.PairedDevice.class) {
            return "{\"deviceId\":\"strap\",\"kind\":\"custom\",\"name\":\"n\",\"metrics\":[{\"metric\":\"rr\",\"unit\":\"ms\"}]}";
        }
        return type == String.class ? "\"text\"" : null;
    }

    @Test
    void everyRequestHasACommandAndAnAct() {
        List<SessionRequest> requests = requests();
        assertEquals(kinds(SessionRequest.class).size(), requests.size());
        for (SessionRequest request : requests) {
            Translation.Asked asked = asked(request, THERAPIST);
            assertEquals(THERAPIST, asked.command().by());
            assertEquals("command-1", asked.commandId().value());
            assertNotNull(asked.act());
        }
    }

    @Test
    void exitsAreVitalAndNeedNothingButBeingThere() {
        for (SessionRequest request : List.of(
                new SessionRequest.SafetyExit("command-1", null),
                new SessionRequest.ForceExit("command-1", null, null))) {
            Translation.Asked asked = asked(request, PATIENT);
            assertTrue(asked.command().isVital());
            assertEquals(SessionAct.EXIT, asked.act());
        }
    }

    @Test
    void idsAndTimesThatBreakTheirFormNameTheField() {
        assertEquals(
                "commandId",
                assertThrows(InvalidField.class, () -> asked(new SessionRequest.Pause("no spaces", null), PATIENT))
                        .field());
        assertEquals(
                "occurredAtMs",
                assertThrows(InvalidField.class, () -> asked(new SessionRequest.Pause("command-1", -5L), PATIENT))
                        .field());
    }

    @Test
    void answersKeepWhatTheClientNeeds() {
        CommandId id = new CommandId("command-1");
        assertEquals(
                new ToClient.Answer("command-1", ToClient.Result.RECORDED, 7L, null),
                Translation.answer(new SessionMessage.Answered(new Answer.Done(id, 7, false))));
        assertEquals(
                ToClient.Result.REPEATED,
                Translation.answer(new SessionMessage.Answered(new Answer.Done(id, 7, true)))
                        .result());
        assertEquals(
                ToClient.Result.DELIVERED,
                Translation.answer(new SessionMessage.Delivered(id)).result());
        ToClient.Answer refused = Translation.answer(
                new SessionMessage.Answered(new Answer.Refused(id, Refusal.retryLater(ErrorCode.BUSY, "wait", 500))));
        assertNotNull(refused.error());
        assertEquals(500L, refused.error().retryAfterMs());
        assertEquals(
                ToClient.Result.UNKNOWN,
                Translation.answer(new SessionMessage.Answered(new Answer.Unknown(id)))
                        .result());
    }

    @Test
    void theSequenceNumberIsReadOffTheText() {
        assertEquals(-1, RecordedText.sequenceNrOf(Wire.write(new ToClient.Pong(1, 2))));
        assertEquals(-1, RecordedText.sequenceNrOf(Wire.write(new ToServer.Ping(1))));
        assertEquals(1234, RecordedText.sequenceNrOf("{\"type\":\"recorded\",\"sequenceNr\":1234,\"recordedAtMs\":1}"));
    }
}
