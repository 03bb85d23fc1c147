package dev.inhabit.affect.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Labelled sentences among the tests' resources: columns between bars, the sentence last. */
public final class Texts {
    private Texts() {}

    /** The lines after the header, each in its columns. */
    public static List<String[]> labelled(String file) {
        try (InputStream in = Texts.class.getResourceAsStream("/text/" + file)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().skip(1).map(line -> line.split("\\|", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
