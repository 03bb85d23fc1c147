package dev.inhabit.affect.text;

import dev.inhabit.affect.text.risk.RiskFile;
import dev.inhabit.affect.text.risk.RiskRules;
import dev.inhabit.affect.text.sentiment.SarcasmFile;
import dev.inhabit.affect.text.sentiment.SarcasmRules;
import dev.inhabit.affect.text.topic.TopicFile;
import dev.inhabit.affect.text.topic.TopicRules;
import dev.inhabit.affect.text.words.Lexis;
import dev.inhabit.affect.text.words.WordFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The rules for English words: risk, topics and sarcasm, from files that a clinician can read and change. Safe for many
 * threads.
 */
public final class TextRules {
    private static final String SHIPPED = "/text/";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Lexis lexis;
    private final RiskRules risk;
    private final TopicRules topics;
    private final SarcasmRules sarcasm;

    private TextRules(@Nullable Path folder) {
        Lexis.Builder words = new Lexis.Builder(read(folder, "words-en.yaml", WordFile.class));
        RiskRules.Builder riskRules = new RiskRules.Builder(read(folder, "risk-en.yaml", RiskFile.class), words);
        TopicRules.Builder topicRules = new TopicRules.Builder(read(folder, "topics-en.yaml", TopicFile.class), words);
        SarcasmRules.Builder sarcasmRules =
                new SarcasmRules.Builder(read(folder, "sarcasm-en.yaml", SarcasmFile.class), words);
        this.lexis = words.build();
        this.risk = riskRules.build(lexis);
        this.topics = topicRules.build(lexis);
        this.sarcasm = sarcasmRules.build(lexis);
    }

    /** Those in the jar, read on first use. */
    public static TextRules shipped() {
        return Shipped.RULES;
    }

    /**
     * Those of a folder; a file that is not there is taken from the jar.
     *
     * @throws UnusableRulesException if a file cannot be read or what it says makes no rule; the message names the file
     *     and the place
     */
    public static TextRules load(Path folder) {
        try {
            return new TextRules(folder);
        } catch (IllegalArgumentException e) {
            throw new UnusableRulesException("the rules for words in " + folder + ": " + e.getMessage(), e);
        }
    }

    public Lexis lexis() {
        return lexis;
    }

    public RiskRules risk() {
        return risk;
    }

    public TopicRules topics() {
        return topics;
    }

    public SarcasmRules sarcasm() {
        return sarcasm;
    }

    private static <T> T read(@Nullable Path folder, String file, Class<T> type) {
        try {
            return YAML.readValue(bytes(folder, file), type);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new UnusableRulesException(file + " cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static byte[] bytes(@Nullable Path folder, String file) throws IOException {
        if (folder != null && Files.exists(folder.resolve(file))) {
            return Files.readAllBytes(folder.resolve(file));
        }
        try (InputStream in = TextRules.class.getResourceAsStream(SHIPPED + file)) {
            if (in == null) {
                throw new UnusableRulesException(file + " is in no folder and not in this jar", null);
            }
            return in.readAllBytes();
        }
    }

    private static final class Shipped {
        static final TextRules RULES = new TextRules(null);
    }
}
