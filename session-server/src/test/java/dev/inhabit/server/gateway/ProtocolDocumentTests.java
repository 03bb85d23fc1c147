package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.TreatmentRequest;
import dev.inhabit.protocol.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every example of docs/protocol.md is read and written by the code, and no message is without one. */
class ProtocolDocumentTests {
    private static final Pattern BLOCK = Pattern.compile("```json (\\S+)(?: (\\S+))?\n(.*?)```", Pattern.DOTALL);

    private final String document = read();

    private static String read() {
        try {
            return Files.readString(Path.of(System.getProperty("inhabit.root"), "docs/protocol.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyExampleIsAMessageAsTheCodeWritesIt() throws ClassNotFoundException {
        Set<String> toServer = new TreeSet<>();
        Set<String> toClient = new TreeSet<>();
        Set<String> updates = new TreeSet<>();
        Matcher blocks = BLOCK.matcher(document);
        while (blocks.find()) {
            String kind = blocks.group(1);
            for (String line : blocks.group(3).strip().split("\n", -1)) {
                switch (kind) {
                    case "to-server" -> toServer.add(same(line, ToServer.class));
                    case "to-client" -> toClient.add(same(line, ToClient.class));
                    case "update" -> updates.add(same(line, SessionUpdate.class));
                    case "treatment" -> same(line, TreatmentRequest.class);
                    case "rest" -> same(line, Class.forName(Rest.class.getName() + "$" + blocks.group(2)));
                    default -> same(line, Rest.Envelope.class);
                }
            }
        }
        assertEquals(names(ToServer.class), toServer);
        assertEquals(names(ToClient.class), toClient);
        assertEquals(names(SessionUpdate.class), updates);
    }

    /** Reads strictly, writes, and compares. @return the type */
    private static String same(String json, Class<?> type) {
        Object value = Wire.read(json, type);
        JsonNode written = Wire.mapper().readTree(Wire.mapper().writerFor(type).writeValueAsString(value));
        assertEquals(Wire.mapper().readTree(json), written, json);
        return written.path("type").asString("");
    }

    private static Set<String> names(Class<?> type) {
        return leaves(type)
                .map(leaf -> leaf.getAnnotation(JsonTypeName.class).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isInterface()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ProtocolDocumentTests::leaves)
                : Stream.of(type);
    }

    @Test
    void everyErrorCodeIsExplainedWithItsStatus() {
        for (ErrorCode code : ErrorCode.values()) {
            assertTrue(
                    document.contains("| `" + code + "` | " + code.httpStatus() + " |"), code + " is not in the table");
        }
    }
}
