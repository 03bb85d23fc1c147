package dev.inhabit.server.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchCommandTests {
    private static final byte[] FILE = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final StringWriter said = new StringWriter();

    @TempDir
    Path folder = Path.of("");

    private final HttpServer server;

    FetchCommandTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.createContext("/right", exchange -> {
            exchange.sendResponseHeaders(200, FILE.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(FILE);
            }
        });
        server.createContext("/altered", exchange -> {
            exchange.sendResponseHeaders(200, 3);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write("abd".getBytes(StandardCharsets.US_ASCII));
            }
        });
        server.createContext("/long", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(new byte[1000]);
            }
        });
        server.createContext("/broken", exchange -> {
            exchange.sendResponseHeaders(200, 3);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatIsFetchedIsPreferred() throws IOException {
        assertEquals(0, fetch("/right", 3, "mine"));
        assertTrue(said.toString().contains("100 % of 3 bytes"), said::toString);
        ModelRegistry models = ModelRegistry.withUserFolder(models());
        assertEquals("mine", models.require(ModelTask.FACE_DETECTION).name());
        assertEquals(3, models.bytes(models.require(ModelTask.FACE_DETECTION).file()).length);
        assertEquals(List.of("mine.onnx", "registry.json"), left());
        // Once more, and with another entry in the registry, which stays.
        Files.writeString(
                models().resolve("registry.json"),
                Files.readString(models().resolve("registry.json")).replace("\"mine\"", "\"other\""));
        assertEquals(0, fetch("/right", 3, "mine"));
        assertEquals(
                List.of("mine", "other"),
                ModelRegistry.withUserFolder(models()).cards().stream()
                        .map(card -> card.name())
                        .limit(2)
                        .toList());
    }

    @Test
    void aFolderServesWithoutANetwork() throws IOException {
        Path from = Files.createDirectories(folder.resolve("from"));
        Files.write(from.resolve("mine.onnx"), FILE);
        server.stop(0);
        assertEquals(0, fetch("/right", 3, "mine", "--from", from.toString()));
        assertEquals(List.of("mine.onnx", "registry.json"), left());
        assertEquals(1, fetch("/right", 3, "mine", "--from", folder.toString()));
        assertSaid("cannot be read from " + folder.resolve("mine.onnx"));
    }

    @Test
    void anotherFileIsRemoved() throws IOException {
        assertEquals(1, fetch("/altered", 3, "mine"));
        assertSaid(SHA256_OF_ABC + " is pinned; it was removed.");
        assertEquals(List.of(), left());
        assertEquals(1, fetch("/long", 3, "mine"));
        assertSaid("is longer than the 3 bytes that are pinned; it was removed.");
        assertEquals(List.of(), left());
    }

    @Test
    void whatWasThereStaysIfTheNextFails() throws IOException {
        assertEquals(0, fetch("/right", 3, "mine"));
        assertEquals(1, fetch("/altered", 3, "mine"));
        assertEquals("abc", Files.readString(models().resolve("mine.onnx")));
    }

    @Test
    void eachFailureIsOneSentence() throws IOException {
        assertEquals(1, fetch("/absent", 3, "mine"));
        assertSaid("127.0.0.1 answers 404 where mine should lie; give a folder that holds mine.onnx with --from.");
        assertEquals(1, fetch("/broken", 3, "mine"));
        assertSaid("mine broke off on its way; run the same again.");
        assertEquals(1, fetch("/right", 1L << 60, "mine"));
        assertSaid("mine needs 1152921504606846976 bytes, and ");
        assertEquals(1, fetch("/right", 3, "yours"));
        assertSaid("there is no model 'yours' to fetch; there are mine.");
        server.stop(0);
        assertEquals(1, fetch("/right", 3, "mine"));
        assertSaid("127.0.0.1 cannot be reached for mine: without a network, give a folder");
        assertEquals(List.of(), left());
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(models(), "a file");
        assertEquals(1, fetch("/right", 3, "mine"));
        assertSaid("the folder of models " + models() + " cannot be made.");
    }

    @Test
    void aMistakeInTheListIsTold() throws IOException {
        Files.writeString(folder.resolve("fetchable.json"), "{\"version\": 1, \"models\": [{\"name\": \"mine\"}]}");
        assertEquals(1, execute("mine"));
        assertSaid("is no list of models");
    }

    @Test
    void theListThatIsShippedCanBeRead() {
        List<FetchableModel> known = FetchableModel.read(Path.of("../config/models/fetchable.json"));
        assertFalse(known.isEmpty());
        assertEquals(1, FetchableModel.chosen(known, List.of()).size());
        for (FetchableModel model : known) {
            assertEquals("https", model.url().getScheme());
        }
    }

    private int fetch(String path, long bytes, String... arguments) throws IOException {
        Files.writeString(folder.resolve("fetchable.json"), """
                {"version": 1, "models": [{"name": "mine", "task": "face-detection",
                 "url": "http://127.0.0.1:%d%s", "path": "mine.onnx", "sha256": "%s", "bytes": %d,
                 "licence": "MIT", "input": "i", "labels": ["face"], "madeFrom": "m"}]}
                """.formatted(
                        server.getAddress().getPort(), path, SHA256_OF_ABC, bytes));
        return execute(arguments);
    }

    private int execute(String... arguments) {
        said.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(said, true);
        return ModelsCommand.line(writer, writer)
                .execute(Stream.concat(
                                Stream.of(
                                        "fetch",
                                        "--models",
                                        models().toString(),
                                        "--listed-in",
                                        folder.resolve("fetchable.json").toString()),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private void assertSaid(String sentence) {
        assertTrue(said.toString().contains(sentence), said::toString);
        assertFalse(said.toString().contains("\tat "), said::toString);
    }

    private Path models() {
        return folder.resolve("models");
    }

    private List<String> left() throws IOException {
        if (!Files.isDirectory(models())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(models())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
