package dev.inhabit.server.audiences;

import dev.inhabit.server.content.CanonicalJson;
import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Questions that sub-levels draw from.
 *
 * @param pool its name, as sub-levels have it
 * @param family pools that stand in for each other where a difficulty is asked for that one lacks
 * @param hash SHA-256 of {@code copy}, hex
 * @param copy the file's content as canonical JSON, from which {@link #pinned} makes it again
 */
public record QuestionPool(
        String pool,
        String locale,
        String title,
        String family,
        String tone,
        String provenance,
        List<Question> questions,
        String hash,
        String copy) {
    /** Reads {@code config/audiences}. */
    static final ContentReader<QuestionPool> READER = new ContentReader<>(
                    "audience", QuestionPool::bind, QuestionPool::check)
            .named(pool -> pool.pool() + "." + pool.locale());

    public QuestionPool {
        questions = List.copyOf(questions);
    }

    /** The pool of which a session holds the {@code copy}; needs no file. */
    public static QuestionPool pinned(String copy) {
        return bind(YamlFile.ofCopy(copy));
    }

    private static QuestionPool bind(YamlFile file) {
        ObjectNode root = (ObjectNode) file.root();
        String copy = CanonicalJson.of(root);
        for (JsonNode question : root.path("questions")) {
            if (!question.has("tone")) {
                ((ObjectNode) question).set("tone", root.path("tone"));
            }
        }
        root.put("hash", CanonicalJson.hash(copy));
        root.put("copy", copy);
        return file.as(QuestionPool.class);
    }

    private static void check(YamlFile file, QuestionPool pool) {
        Map<String, Integer> ids = new HashMap<>();
        Map<String, Integer> texts = new HashMap<>();
        for (int i = 0; i < pool.questions().size(); i++) {
            Question question = pool.questions().get(i);
            once(file, "/questions/" + i + "/id", ids.putIfAbsent(question.id(), i));
            String text = question.text().toLowerCase(Locale.ROOT);
            once(file, "/questions/" + i + "/text", texts.putIfAbsent(text, i));
        }
    }

    private static void once(YamlFile file, String pointer, @Nullable Integer before) {
        if (before != null) {
            file.wrong(pointer, "expected to stand here once; questions[" + before + "] has it too");
        }
    }
}
