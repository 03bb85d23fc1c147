package dev.inhabit.affect.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.Emotion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DataTests {
    @TempDir
    Path folder = Path.of("");

    @Test
    void textInCsvMayBeQuotedAndHaveSeveralLabels() throws IOException {
        Path file = write(
                "a.csv",
                "\uFEFFLabel,text,group\r\njoy,\"one, \"\"two\"\"\nthree\",x\r\n\r\nsadness;Anger,four,\r\n"
                        + "gratitude,five,y\r\nboredom,six,y");
        Gathered<TextSample> data = TextData.read(file);
        assertEquals(
                List.of("one, \"two\"\nthree", "four", "five"),
                data.samples().stream().map(TextSample::words).toList());
        assertEquals(Set.of(Emotion.SAD, Emotion.ANGRY), data.samples().get(1).truth());
        assertEquals(Set.of(Emotion.HAPPY), data.samples().get(2).truth());
        assertEquals(Optional.of("x"), data.samples().get(0).group());
        assertEquals(Optional.empty(), data.samples().get(1).group());
        assertEquals(Map.of("another emotion", 1), data.leftOut());
    }

    @Test
    void goEmotionsAreGroupedIntoSeven() throws IOException {
        Gathered<TextSample> data = TextData.read(write("dev.tsv", "one \"\t4,27\tid1\ntwo\t14\tid2\n"));
        assertEquals(
                Set.of(Emotion.HAPPY, Emotion.NEUTRAL), data.samples().get(0).truth());
        assertEquals(Set.of(Emotion.FEARFUL), data.samples().get(1).truth());
        // Without ids, a number that XED has not tells.
        assertEquals(
                Set.of(Emotion.SAD),
                TextData.read(write("no-id.tsv", "one\t25\n")).samples().get(0).truth());
    }

    @Test
    void xedKeepsWhatIsOurs() throws IOException {
        Gathered<TextSample> data = TextData.read(write("xed.tsv", "one\t1, 4, 7\ntwo\t8, 2\nthree\t6, 8\n"));
        assertEquals(
                Set.of(Emotion.ANGRY, Emotion.FEARFUL, Emotion.SURPRISED),
                data.samples().get(0).truth());
        assertEquals(Set.of(Emotion.SAD), data.samples().get(1).truth());
        assertEquals(Map.of("another emotion", 1), data.leftOut());
        assertEquals(
                Set.of(Emotion.NEUTRAL),
                TextData.read(write("neu.txt", "9\tone\n\t\t\n9\ttwo\t\t\n"))
                        .samples()
                        .get(1)
                        .truth());
        assertEquals(
                Set.of(Emotion.NEUTRAL),
                TextData.read(write("zero.tsv", "one\t0\n")).samples().get(0).truth());
    }

    @Test
    void picturesComeFromACsvFileOrFoldersByLabel() throws IOException {
        write("a.png", "-");
        write("b.png", "-");
        Path csv = write(
                "labels.csv",
                "file,label,group,x,y,width,height,faces\na.png,happy,g,1,2,30,40,1\nb.png,,,,,,,0\nb.png,contempt,,,,,,\n");
        Gathered<FaceSample> data = FaceData.read(folder, "valid");
        assertEquals(
                data.samples().size(), FaceData.read(csv, "valid").samples().size());
        FaceSample first = data.samples().get(0);
        assertEquals(Optional.of(Emotion.HAPPY), first.truth());
        assertEquals(40, first.box().orElseThrow().heightPx());
        assertEquals(OptionalInt.of(1), first.faces());
        assertEquals(OptionalInt.of(0), data.samples().get(1).faces());
        assertEquals(Map.of("another emotion", 1), data.leftOut());

        Path byLabel = Files.createDirectories(folder.resolve("by-label"));
        Files.createDirectories(byLabel.resolve("Anger"));
        Files.createDirectories(byLabel.resolve("contempt"));
        Files.writeString(byLabel.resolve("Anger/1.jpg"), "-");
        Files.writeString(byLabel.resolve("contempt/1.jpg"), "-");
        Gathered<FaceSample> folders = FaceData.read(byLabel, "valid");
        assertEquals(Optional.of(Emotion.ANGRY), folders.samples().get(0).truth());
        assertEquals(Map.of("another emotion", 1), folders.leftOut());
    }

    @Test
    void emodbNamesTellSpeakerAndEmotion() throws IOException {
        for (String name : List.of("03a01Fa.flac", "16b10Wb.wav", "16b10Lb.wav", "notes.txt")) {
            write(name, "-");
        }
        Gathered<VoiceSample> data = VoiceData.read(folder);
        assertEquals(2, data.samples().size());
        assertEquals(Emotion.HAPPY, data.samples().get(0).truth());
        assertEquals(Optional.of("16"), data.samples().get(1).speaker());
        assertEquals(Emotion.ANGRY, data.samples().get(1).truth());
        assertEquals(Map.of("another emotion", 1, "not named as EMO-DB names its files", 1), data.leftOut());
    }

    @Test
    void mistakesAreToldWithFileAndLine() throws IOException {
        write("a.png", "-");
        refused("line 1: the first row must name a column 'label' or 'emotion'", () -> text("t.csv", "text\nx\n"));
        refused(
                "line 3: its label is the name of no known emotion",
                () -> text("t.csv", "text,label\nx,joy\ny,hapy\n"));
        refused("line 4: has 3 fields", () -> text("t.csv", "text,label\n\"x\ny\",joy\na,b,c\n"));
        refused("line 2: has a quotation mark that is never closed", () -> text("t.csv", "text,label\n\"x,joy\n"));
        refused("line 2: has something behind", () -> text("t.csv", "text,label\n\"x\"y,joy\n"));
        refused("line 2: must be words, a tab", () -> text("t.tsv", "x\t1\ny\tjoy\n"));
        refused("line 2: names label 28, and the last is 27", () -> text("t.tsv", "x\t1\tid\ny\t28\tid\n"));
        refused("is empty", () -> text("t.csv", ""));
        refused("is empty", () -> text("t.tsv", ""));
        refused("holds no words", () -> text("t.csv", "text,label\nx,trust\n"));
        refused("does not exist", () -> TextData.read(folder.resolve("absent.tsv")));
        refused("line 2: names a file that does not exist", () -> face("file,label\nabsent.png,happy\n"));
        refused("line 2: the column 'x' needs a number", () -> face("file,label,x\na.png,happy,one\n"));
        refused("line 2: a box needs", () -> face("file,label,x,y\na.png,happy,1,1\n"));
        refused("does not exist", () -> VoiceData.read(folder.resolve("absent")));
        Path bytes = folder.resolve("bytes.tsv");
        Files.write(bytes, new byte[] {(byte) 0xC3, 0x28});
        refused("is not text in UTF-8", () -> TextData.read(bytes));
    }

    @Test
    void noMessageHoldsWhatTheDataSays() {
        UnusableDataException refused = assertThrows(
                UnusableDataException.class, () -> text("t.csv", "text,label\nsecret words,secret label\n"));
        assertFalse(String.valueOf(refused.getMessage()).contains("secret"));
        assertFalse(new TextSample("secret", Set.of(Emotion.SAD), Optional.empty())
                .toString()
                .contains("secret"));
    }

    private void refused(String what, Executable reading) {
        String message = String.valueOf(
                assertThrows(UnusableDataException.class, reading).getMessage());
        assertTrue(message.contains(what) && message.contains(folder.toString()), message);
    }

    private Gathered<TextSample> text(String name, String content) throws IOException {
        return TextData.read(write(name, content));
    }

    private Gathered<FaceSample> face(String csv) throws IOException {
        return FaceData.read(write("faces.csv", csv), "valid");
    }

    private Path write(String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }
}
