package dev.inhabit.server.replay;

import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.journal.CannotStart;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of messages as a socket sent them, one a line, of which the marks count. */
final class MarkFile {
    private MarkFile() {}

    /** @throws CannotStart with a sentence that names the file, where it is missing or is something else */
    static List<ToClient.Mark> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CannotStart("--verify: there is no file " + file + ".");
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new CannotStart("--verify: " + file + " is not text.");
        } catch (IOException e) {
            throw new CannotStart("--verify: " + file + " cannot be read.", e);
        }
        return marks(lines, file.toString());
    }

    /** @param source of the lines, for the sentence */
    static List<ToClient.Mark> marks(List<String> lines, String source) {
        List<ToClient.Mark> marks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                if (Wire.readToClient(lines.get(i)) instanceof ToClient.Mark mark) {
                    marks.add(mark);
                }
            } catch (InvalidField e) {
                throw new CannotStart("--verify: line " + (i + 1) + " of " + source
                        + " is no message of the protocol; one line must hold one message, as the socket sent it.");
            }
        }
        return marks;
    }
}
