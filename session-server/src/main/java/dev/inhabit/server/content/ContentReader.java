package dev.inhabit.server.content;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the files of one kind: YAML, then the schema, then what no schema can say.
 *
 * @param <T> what one file is
 */
public final class ContentReader<T> {
    private final ContentSchema schema;
    private final Function<YamlFile, T> binding;
    private final Rules<T> rules;
    private final Function<T, String> name;

    /** What no schema can say. Told only of files that fulfil their schema. */
    @FunctionalInterface
    public interface Rules<T> {
        void check(YamlFile file, T content);
    }

    /**
     * @param kind names the schema, such as {@code level}
     * @param binding makes the content of a file that fulfils the schema
     */
    public ContentReader(String kind, Function<YamlFile, T> binding, Rules<T> rules) {
        this(ContentSchema.of(kind), binding, rules, content -> "");
    }

    private ContentReader(
            ContentSchema schema, Function<YamlFile, T> binding, Rules<T> rules, Function<T, String> name) {
        this.schema = schema;
        this.binding = binding;
        this.rules = rules;
        this.name = name;
    }

    /** @param fileName what a file must be called, without {@code .yaml}, for what it says */
    public ContentReader<T> named(Function<T, String> fileName) {
        return new ContentReader<>(schema, binding, rules, fileName);
    }

    /** @param more is checked too, after all else */
    public ContentReader<T> with(Rules<T> more) {
        Rules<T> both = (file, content) -> {
            rules.check(file, content);
            more.check(file, content);
        };
        return new ContentReader<>(schema, binding, both, name);
    }

    /** Empty where problems came up; they are all in the list then. */
    public Optional<T> read(String name, String text, List<Problem> problems) {
        int before = problems.size();
        YamlFile file = YamlFile.parse(name, text, problems);
        if (problems.size() == before) {
            schema.check(file);
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        T content = binding.apply(file);
        rules.check(file, content);
        return problems.size() == before ? Optional.of(content) : Optional.empty();
    }

    /** @param why what the file is needed for, told where it is missing */
    public Optional<T> read(Path file, String why, List<Problem> problems) {
        try {
            Optional<T> read = read(file.toString(), Files.readString(file), problems);
            read.ifPresent(content -> mustBeNamed(file, name.apply(content), problems));
            return read;
        } catch (NoSuchFileException e) {
            problems.add(new Problem(file.toString(), null, "", "missing; " + why));
        } catch (CharacterCodingException e) {
            problems.add(new Problem(file.toString(), null, "", "expected UTF-8"));
        } catch (IOException e) {
            String reason = e.getClass().getSimpleName();
            problems.add(new Problem(file.toString(), null, "", "cannot be read: " + reason));
        }
        return Optional.empty();
    }

    private static void mustBeNamed(Path file, String expected, List<Problem> problems) {
        if (!expected.isEmpty() && !String.valueOf(file.getFileName()).equals(expected + ".yaml")) {
            problems.add(new Problem(
                    file.toString(),
                    null,
                    "",
                    "expected the name " + expected + ".yaml, by what the file says itself"));
        }
    }

    /** Every file of a folder, by name. A folder without any is a problem, and so is a file of another ending. */
    public List<T> readAll(Path folder, List<Problem> problems) {
        List<T> all = new ArrayList<>();
        List<Path> files = StrayFiles.files(folder);
        if (files.isEmpty()) {
            problems.add(new Problem(folder.toString(), null, "", "missing; at least one .yaml file must be there"));
        }
        for (Path file : files) {
            if (file.toString().endsWith(".yaml")) {
                read(file, "", problems).ifPresent(all::add);
            } else {
                problems.add(new Problem(file.toString(), null, "", "expected a name that ends in .yaml"));
            }
        }
        return all;
    }
}
