package dev.inhabit.headset.patient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The talk that simulated patients give, one sentence a line, written for this project. */
final class Talks {
    private Talks() {}

    static List<String> sentences() {
        try (InputStream in = Talks.class.getResourceAsStream("talk.txt")) {
            if (in == null) {
                throw new IllegalStateException("talk.txt is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
