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
    private static final int GO_LARGEST = 27;
    private static final int XED_LARGEST = 8;
    /** XED keeps neutral lines in a file of their own, with this number before the words. */
    private static final String XED_NEUTRAL = "9";

    private final Path file;
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final List<TextSample> samples = new ArrayList<>();

    /** One line between tabs, by its number in the file. */
    private record Line(int number, List<String> fields) {}

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
                        .map(FineEmotion::coarse);
    }

    private String tabs() {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : Lines.of(file)) {
            number++;
            // Spreadsheets leave tabs at the end, and lines of nothing else.
            String content = text.stripTrailing();
            if (!content.isEmpty()) {
                lines.add(new Line(number, List.of(content.split("\t", -1))));
            }
        }
        if (lines.isEmpty()) {
            throw new UnusableDataException(file, "is empty");
        }
        if (lines.get(0).fields().get(0).equals(XED_NEUTRAL)) {
            lines.forEach(this::neutral);
            return "XED, neutral lines";
        }
        boolean fine = isGoEmotions(lines);
        for (Line line : lines) {
            numbered(line, fine ? TextData::goEmotion : TextData::xed, fine ? GO_LARGEST : XED_LARGEST);
        }
        return fine ? "GoEmotions, 28 labels grouped into seven" : "XED without anticipation and trust";
    }

    private void neutral(Line line) {
        if (line.fields().size() != 2 || !line.fields().get(0).equals(XED_NEUTRAL)) {
            throw new UnusableDataException(file, line.number(), "must be " + XED_NEUTRAL + ", a tab, and words");
        }
        add(line.fields().get(1), Set.of(Emotion.NEUTRAL), Optional.empty());
    }

    /** GoEmotions has an id in a third column, or numbers that XED has not. */
    private static boolean isGoEmotions(List<Line> lines) {
        return lines.stream()
                .map(Line::fields)
                .anyMatch(fields -> fields.size() > 2
                        || (fields.size() == 2
                                && NUMBERS.matcher(fields.get(1)).matches()
                                && numbers(fields.get(1)).stream().anyMatch(number -> number > XED_LARGEST)));
    }

    private void numbered(Line line, IntFunction<Optional<Emotion>> label, int largest) {
        List<String> fields = line.fields();
        if (fields.size() < 2 || !NUMBERS.matcher(fields.get(1)).matches()) {
            throw new UnusableDataException(
                    file, line.number(), "must be words, a tab, and numbers of labels divided by commas");
        }
        Set<Emotion> truth = EnumSet.noneOf(Emotion.class);
        for (int number : numbers(fields.get(1))) {
            if (number > largest) {
                throw new UnusableDataException(
                        file, line.number(), "names label " + number + ", and the last is " + largest);
            }
            label.apply(number).ifPresent(truth::add);
        }
        add(fields.get(0), truth, Optional.empty());
    }

    private static List<Integer> numbers(String field) {
        return COMMA.splitAsStream(field).map(Integer::valueOf).toList();
    }

    private static Optional<Emotion> goEmotion(int number) {
        return Optional.of(FineEmotion.all().get(number).coarse());
    }

    private static Optional<Emotion> xed(int number) {
        return switch (number) {
            case 0 -> Optional.of(Emotion.NEUTRAL);
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
