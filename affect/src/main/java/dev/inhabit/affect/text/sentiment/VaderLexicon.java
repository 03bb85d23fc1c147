package dev.inhabit.affect.text.sentiment;

import dev.inhabit.affect.text.words.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * VADER's rated words, its words that strengthen, weaken or negate others, its idioms and the descriptions of emoji.
 * The third-party files that it is read from name their source and licence. Safe for many threads.
 */
public final class VaderLexicon {
    private static final String FOLDER = "/text/vader/";

    private final Vocabulary words;
    private final double[] rating;
    private final double[] boost;
    private final boolean[] rated;
    private final boolean[] boosts;
    private final boolean[] negates;
    private final List<Idiom> idioms = new ArrayList<>();
    private final List<Idiom> boostingPairs = new ArrayList<>();
    private final Map<Integer, String> emoji = new HashMap<>();

    /** Two or three words and what they count together. */
    record Idiom(int[] words, double value) {}

    private VaderLexicon() {
        List<String[]> ratings = new ArrayList<>();
        List<String[]> modifiers = new ArrayList<>();
        lines("lexicon.tsv", ratings::add);
        lines("modifiers.tsv", modifiers::add);
        lines("emoji.tsv", line -> emoji.put(line[0].codePointAt(0), line[1]));
        Vocabulary.Builder builder = new Vocabulary.Builder();
        ratings.forEach(line -> builder.add(line[0]));
        modifiers.forEach(line -> List.of(line[1].split(" ", -1)).forEach(builder::add));
        List.of(VaderWords.values()).forEach(word -> builder.add(word.written()));
        this.words = builder.build();
        this.rating = new double[words.size()];
        this.boost = new double[words.size()];
        this.rated = new boolean[words.size()];
        this.boosts = new boolean[words.size()];
        this.negates = new boolean[words.size()];
        ratings.forEach(line -> {
            rated[words.find(line[0])] = true;
            rating[words.find(line[0])] = Double.parseDouble(line[1]);
        });
        modifiers.forEach(line -> modifier(line[0], line[1].split(" ", -1), Double.parseDouble(line[2])));
    }

    /** The one in this jar, read on first use. */
    public static VaderLexicon shared() {
        return Shared.LEXICON;
    }

    /** How strongly a lower-case word is rated, either way: 0 not at all to 4. */
    public double strength(String word) {
        return Math.abs(rating[words.find(word)]);
    }

    /** Whether it is a lower-case word that has a rating or changes that of another. */
    public boolean knows(String word) {
        return words.find(word) != Vocabulary.UNKNOWN;
    }

    Vocabulary words() {
        return words;
    }

    boolean isRated(int word) {
        return rated[word];
    }

    /** Mean rating -4..4; 0 for words without. */
    double rating(int word) {
        return rating[word];
    }

    boolean boosts(int word) {
        return boosts[word];
    }

    /** What the word adds to the strength of a positive word that follows. */
    double boost(int word) {
        return boost[word];
    }

    boolean negates(int word) {
        return negates[word];
    }

    List<Idiom> idioms() {
        return idioms;
    }

    List<Idiom> boostingPairs() {
        return boostingPairs;
    }

    @Nullable
    String description(int codePoint) {
        return emoji.get(codePoint);
    }

    private void modifier(String kind, String[] phrase, double value) {
        int[] numbers = new int[phrase.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = words.find(phrase[i]);
        }
        if (kind.equals("idiom")) {
            idioms.add(new Idiom(numbers, value));
        } else if (kind.equals("negation")) {
            negates[numbers[0]] = true;
        } else if (numbers.length > 1) {
            boostingPairs.add(new Idiom(numbers, value));
        } else {
            boosts[numbers[0]] = true;
            boost[numbers[0]] = value;
        }
    }

    /** The columns of each line after the header, which ends with an empty line. */
    private static void lines(String file, Consumer<String[]> to) {
        try (InputStream in = VaderLexicon.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("this jar has no " + FOLDER + file);
            }
            String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            content.substring(content.indexOf("\n\n") + 2).lines().forEach(line -> to.accept(line.split("\t", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final VaderLexicon LEXICON = new VaderLexicon();
    }
}
