package dev.inhabit.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The texts in {@code golden/messages} are the protocol: each kind of message is written byte for byte as its file says
 * and read back from it. A file that is there changes only with an announced change of the protocol.
 */
class GoldenMessagesTests {
    private static final Path FOLDER = Path.of("src/test/resources/golden/messages");

    /** One of the closed lists of messages, and its folder. */
    record Direction(String folder, Class<?> messages) {
        @Override
        public String toString() {
            return folder;
        }
    }

    static Stream<Direction> directions() {
        return Stream.of(
                new Direction("to-server", ToServer.class),
                new Direction("to-client", ToClient.class),
                new Direction("update", SessionUpdate.class));
    }

    private static Stream<Class<?>> kinds(Class<?> messages) {
        return messages.isInterface()
                ? Arrays.stream(messages.getPermittedSubclasses()).flatMap(GoldenMessagesTests::kinds)
                : Stream.of(messages);
    }

    @ParameterizedTest
    @MethodSource("directions")
    void everyKindHasAFileAndEveryFileAKind(Direction direction) throws IOException {
        Set<String> kinds = kinds(direction.messages())
                .map(kind -> kind.getAnnotation(JsonTypeName.class).value() + ".json")
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(FOLDER.resolve(direction.folder()))) {
            Set<String> names =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(kinds, names);
        }
    }

    @ParameterizedTest
    @MethodSource("directions")
    void everyKindIsReadFromItsFileAndWrittenAsItSays(Direction direction) throws IOException {
        Map<String, String> golden = new TreeMap<>();
        Map<String, String> written = new TreeMap<>();
        for (Class<?> kind : kinds(direction.messages()).toList()) {
            String name = kind.getAnnotation(JsonTypeName.class).value();
            String text = Files.readString(FOLDER.resolve(direction.folder()).resolve(name + ".json"));
            // What may be absent is there, or nobody would see that it was renamed.
            assertFalse(text.contains(":null") || text.contains(":[]"), name + " shows too little: " + text);
            Object message = Wire.read(text, direction.messages());
            assertEquals(kind, message.getClass());
            golden.put(name, text);
            written.put(name, Wire.mapper().writerFor(direction.messages()).writeValueAsString(message));
        }
        assertEquals(golden, written);
    }
}
