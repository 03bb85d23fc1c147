package dev.inhabit.server.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelsCommandTests {
    private final StringWriter said = new StringWriter();

    @TempDir
    Path folder = Path.of("");

    @Test
    void theListTellsWhatIsUsedAndThatItIsIntact() throws IOException {
        Path json = folder.resolve("list.json");
        assertEquals(0, execute("list", "--json", json.toString()));
        assertTrue(said.toString().contains("* face-expression  face-expression-48"), said::toString);
        assertTrue(said.toString().contains("* face-detection   face-detector-gray"), said::toString);
        assertTrue(said.toString().contains("absent: inhabit models fetch face-detector-yunet-n"), said::toString);
        JsonNode first = JsonMapper.shared().readTree(Files.readString(json)).get(0);
        assertEquals("face-detector-yunet-n", first.get("name").asString());
        assertTrue(first.get("place").isNull() && first.get("intact").isNull());
    }

    @Test
    void anAlteredFileIsNotOk() throws IOException {
        Files.writeString(folder.resolve("yunet_n_dynamic.onnx"), "abd");
        assertEquals(1, execute("list"));
        assertTrue(said.toString().contains("NOT OK"), said::toString);
    }

    @Test
    void anEvaluationIsPrintedAndWritten() throws IOException {
        Path data = Files.writeString(
                folder.resolve("words.csv"),
                "text,label\nI am so happy today thank you,joy\nWhoever took my green umbrella makes me furious,anger\n");
        Path json = folder.resolve("report.json");
        assertEquals(0, execute("evaluate", "text", "--data", data.toString(), "--json", json.toString()));
        assertTrue(said.toString().contains("read           2 of 2"), said::toString);
        JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
        assertEquals(1, report.get("version").asInt());
        assertEquals(2, report.get("runs").get(0).get("figures").get("read").asInt());
    }

    @Test
    void whatIsWrongIsOneSentence() throws IOException {
        Path data = Files.writeString(folder.resolve("words.csv"), "text,label\nx,hapy\n");
        assertEquals(1, execute("evaluate", "text", "--data", data.toString()));
        assertTrue(said.toString().startsWith("inhabit models: " + data + ", line 2: its label"), said::toString);
        assertEquals(1, execute("evaluate", "text", "--data", data.toString(), "--model", "none"));
        assertTrue(
                said.toString().contains("there is no model 'none'; there are face-detector-yunet-n"), said::toString);
        assertEquals(1, execute("evaluate", "face", "--data", data.toString(), "--model", "face-detector-yunet-n"));
        assertTrue(said.toString().contains("yunet_n_dynamic.onnx is absent"), said::toString);
        assertEquals(
                1,
                execute(
                        "evaluate",
                        "text",
                        "--data",
                        data.toString(),
                        "--json",
                        folder.resolve("absent/report.json").toString()));
        assertTrue(said.toString().contains("there is no folder " + folder.resolve("absent")), said::toString);
        assertEquals(2, execute("evaluate", "smell", "--data", data.toString()));
        assertEquals(2, execute("evaluate", "text"));
        assertFalse(said.toString().contains("\tat "), said::toString);
    }

    @Test
    void dataOfTheTrainingHasAStatusOfItsOwn() throws IOException {
        Path data = Files.writeString(
                folder.resolve("words.csv"),
                "text,label\nMy favourite food is anything I didn't have to cook myself.,neutral\n");
        assertEquals(3, execute("evaluate", "text", "--data", data.toString()));
        assertTrue(said.toString().contains("1 of 1 samples stand in the model's training manifest"), said::toString);
    }

    private int execute(String... arguments) {
        said.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(said, true);
        return ModelsCommand.line(writer, writer)
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--models", folder.toString()))
                        .toArray(String[]::new));
    }
}
