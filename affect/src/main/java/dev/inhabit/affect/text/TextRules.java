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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules for English words: risk, topics and sarcasm, from files that a clinician can read and change. Safe for many
 * threads.
 */
public final class TextRules {
    private static final String SHIPPED = "/text/";
    private static final List<String> FILES =
            List.of("words-en.yaml", "risk-en.yaml", "topics-en.yaml", "sarcasm-en.yaml");
    private static final int VERSION_DIGITS = 12;

    private final Lexis lexis;
    private final RiskRules risk;
    private final TopicRules topics;
    private final SarcasmRules sarcasm;
    private final String version;

    private TextRules(@Nullable Path folder) {
        List<RuleFile> files = FILES.stream().map(file -> read(folder, file)).toList();
        RuleFile wordFile = files.get(0);
        Lexis.Builder words = wordFile.make(WordFile.class, Lexis.Builder::new);
        RiskRules.Builder riskRules = files.get(1).make(RiskFile.class, file -> new RiskRules.Builder(file, words));
        TopicRules.Builder topicRules = files.get(2).make(TopicFile.class, file -> new TopicRules.Builder(file, words));
        SarcasmRules.Builder sarcasmRules =
                files.get(3).make(SarcasmFile.class, file -> new SarcasmRules.Builder(file, words));
        this.lexis = wordFile.checked(words::build);
        this.risk = riskRules.build(lexis);
        this.topics = topicRules.build(lexis);
        this.sarcasm = sarcasmRules.build(lexis);
        this.version = versionOf(files);
    }

    /** The names of the files that a folder may hold. */
    public static List<String> files() {
        return FILES;
    }

    /** Those in the jar, read on first use. */
    public static TextRules shipped() {
        return Shipped.RULES;
    }

    /**
     * Those of a folder; a file that is not there, or a folder, is taken from the jar.
     *
     * @throws UnusableRulesException if a file cannot be read, has a name that none is looked for under, or what it says
     *     makes no rule; the message names file, line, field, what was expected and what was found
     */
    public static TextRules load(Path folder) {
        if (!Files.isDirectory(folder)) {
            return shipped();
        }
        refuseOthers(folder);
        return new TextRules(folder);
    }

    /** A file with a name that is nearly right would be passed over in silence. */
    private static void refuseOthers(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("(?i).*\\.ya?ml") && !FILES.contains(name))
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> {
                        throw new UnusableRulesException(
                                folder.resolve(name) + ": expected a file of rules named one of "
                                        + String.join(", ", FILES) + ", found '" + name + "'",
                                null);
                    });
        } catch (IOException e) {
            throw new UnusableRulesException(
                    folder + ": cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    /** Names these rules in a record: 12 hex digits, the same wherever the files are the same. */
    public String version() {
        return version;
    }

    private static String versionOf(List<RuleFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach(file -> digest.update(file.bytes()));
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
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

    private static RuleFile read(@Nullable Path folder, String file) {
        Path own = folder == null ? null : folder.resolve(file);
        try {
            return own != null && Files.exists(own)
                    ? new RuleFile(own.toString(), Files.readAllBytes(own))
                    : new RuleFile(file, shippedBytes(file));
        } catch (IOException e) {
            throw new UnusableRulesException(
                    (own == null ? file : own) + ": cannot be read: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    private static byte[] shippedBytes(String file) throws IOException {
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
