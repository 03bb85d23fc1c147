package dev.inhabit.affect.evaluation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text file's content, read whole; UTF-8 with or without a byte order mark. */
final class Lines {
    private Lines() {}

    static String text(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnusableDataException(file, "is not text in UTF-8", e);
        } catch (IOException e) {
            throw new UnusableDataException(file, "cannot be read", e);
        }
    }

    /** Its lines, ended by LF or CR LF alone: other separators may stand inside a sentence. */
    static List<String> of(Path file) {
        List<String> lines = new ArrayList<>();
        for (String line : text(file).split("\r?\n", -1)) {
            lines.add(line);
        }
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }
}
