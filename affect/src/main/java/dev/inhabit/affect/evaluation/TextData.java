package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.text.FineEmotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * Data sets of words: CSV with the columns text and label, or lines of words and the numbers of their labels as GoEmotions
 * and XED have them.
 */
final class TextData {
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,2}( *, *\\d{1,2})*");
    private static final Pattern SEMICOLON = Pattern.compile(";");
    private static final Pattern COMMA = Pattern.compile(" *, *");
    private static final int XED_LARGEST = 8;
    /** XED keeps neutral lines in a file of their own, with this number before the words. */
    private static final String XED_NEUTRAL = "9";

    private final Path file;
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final List<TextSample> samples = new ArrayList<>();

    private TextData(Path file) {
        this.file = file;
    }

    static Gathered<TextSample> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UnusableDataException(file, Files.exists(file) ? "is no file" : "does not exist");
        }
        TextData data = new TextData(file);
        String form = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv") ? data.csv() : data.tabs();
        if (data.samples.isEmpty()) {
            throw new UnusableDataException(file, "holds no words with a label of ours");
        }
        return new Gathered<>(form, data.samples, data.leftOut);
    }

    private String csv() {
        CsvFile csv = CsvFile.read(file);
        csv.require("text");
        csv.require("label", "emotion");
        for (CsvFile.Row row : csv.rows()) {
            String words = row.get("text").orElseThrow(() -> row.wrong("has no text"));
            String labels = row.get("label", "emotion").orElseThrow(() -> row.wrong("has no label"));
            Set<Emotion> truth = EnumSet.noneOf(Emotion.class);
            for (String label : SEMICOLON.split(labels, -1)) {
                Optional<Emotion> emotion = named(label);
                if (emotion.isEmpty() && !Labels.isKnown(label)) {
                    throw row.wrong("its label is the name of no known emotion");
                }
                emotion.ifPresent(truth::add);
            }
            add(words, truth, row.get("group"));
        }
        return "CSV of text and label";
    }

    /** One of the seven, or a finer label of GoEmotions as its group. */
    private static Optional<Emotion> named(String label) {
        Optional<Emotion> ours = Labels.emotion(label);
        return ours.isPresent()
                ? ours
                : FineEmotion.all().stream()
                        .filter(fine -> fine.name().equalsIgnoreCase(label.strip()))
                        .findFirst()
                        .map(GoEmotions::ekman);
    }

    private String tabs() {
        List<String[]> lines = new ArrayList<>();
        for (String line : Lines.of(file)) {
            lines.add(line.split("\t", -1));
        }
        if (lines.isEmpty()) {
            throw new UnusableDataException(file, "is empty");
        }
        if (lines.get(0)[0].equals(XED_NEUTRAL)) {
            neutral(lines);
            return "XED, neutral lines";
        }
        boolean fine = isGoEmotions(lines);
        for (int i = 0; i < lines.size(); i++) {
            numbered(i + 1, lines.get(i), fine ? TextData::goEmotion : TextData::xed, fine ? 27 : XED_LARGEST);
        }
        return fine ? "GoEmotions, 28 labels grouped into seven" : "XED, its eight labels without anticipation and trust";
    }

    private void neutral(List<String[]> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i);
            if (fields.length != 2 || !fields[0].equals(XED_NEUTRAL)) {
                throw new UnusableDataException(file, i + 1, "must be " + XED_NEUTRAL + ", a tab, and words");
            }
            add(fields[1], Set.of(Emotion.NEUTRAL), Optional.empty());
        }
    }

    /** GoEmotions has an id in a third column, or numbers that XED has not. */
    private static boolean isGoEmotions(List<String[]> lines) {
        return lines.stream()
                .anyMatch(fields -> fields.length > 2
                        || (fields.length == 2
                                && NUMBERS.matcher(fields[1]).matches()
                                && numbers(fields[1]).stream().anyMatch(n -> n < 1 || n > XED_LARGEST)));
    }

    private void numbered(int line, String[] fields, IntFunction<Optional<Emotion>> label, int largest) {
        if (fields.length < 2 || !NUMBERS.matcher(fields[1]).matches()) {
            throw new UnusableDataException(
                    file, line, "must be words, a tab, and numbers of labels divided by commas");
        }
        Set<Emotion> truth = EnumSet.noneOf(Emotion.class);
        for (int number : numbers(fields[1])) {
            if (number > largest) {
                throw new UnusableDataException(file, line, "names label " + number + ", and the last is " + largest);
            }
            label.apply(number).ifPresent(truth::add);
        }
        add(fields[0], truth, Optional.empty());
    }

    private static List<Integer> numbers(String field) {
        return COMMA.splitAsStream(field).map(Integer::valueOf).toList();
    }

    private static Optional<Emotion> goEmotion(int number) {
        return Optional.of(GoEmotions.ekman(FineEmotion.all().get(number)));
    }

    private static Optional<Emotion> xed(int number) {
        return switch (number) {
            case 1 -> Optional.of(Emotion.ANGRY);
            case 3 -> Optional.of(Emotion.DISGUSTED);
            case 4 -> Optional.of(Emotion.FEARFUL);
            case 5 -> Optional.of(Emotion.HAPPY);
            case 6 -> Optional.of(Emotion.SAD);
            case 7 -> Optional.of(Emotion.SURPRISED);
            default -> Optional.empty();
        };
    }

    private void add(String words, Set<Emotion> truth, Optional<String> group) {
        if (truth.isEmpty()) {
            leftOut.merge("another emotion", 1, Integer::sum);
        } else {
            samples.add(new TextSample(words, truth, group));
        }
    }
}
