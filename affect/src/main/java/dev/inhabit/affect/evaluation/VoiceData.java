package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Data sets of voices: a folder with {@code labels.csv}, or with files named as those of EMO-DB. */
final class VoiceData {
    /** Speaker, text, emotion, version (Burkhardt and others 2005). */
    private static final Pattern EMODB = Pattern.compile("(\\d\\d)[a-z]\\d\\d([WLEAFTN])[a-z]?\\.(flac|wav)");

    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final List<VoiceSample> samples = new ArrayList<>();

    private VoiceData() {}

    /** @param path a folder, or a CSV file that names recordings */
    static Gathered<VoiceSample> read(Path path) {
        if (!Files.exists(path)) {
            throw new UnusableDataException(path, "does not exist");
        }
        VoiceData data = new VoiceData();
        Path labels = Files.isDirectory(path) ? path.resolve(FaceData.LABELS) : path;
        String form = Files.exists(labels) ? data.csv(labels) : data.emodb(path);
        if (data.samples.isEmpty()) {
            throw new UnusableDataException(path, "holds no recording with a label of ours");
        }
        return new Gathered<>(form, data.samples, data.leftOut);
    }

    private String csv(Path file) {
        CsvFile csv = CsvFile.read(file);
        csv.require("file");
        csv.require("label", "emotion");
        for (CsvFile.Row row : csv.rows()) {
            Path recording = file.resolveSibling(row.get("file").orElseThrow(() -> row.wrong("names no file")));
            if (!Files.isRegularFile(recording)) {
                throw row.wrong("names a file that does not exist");
            }
            String label = row.get("label", "emotion").orElseThrow(() -> row.wrong("has no label"));
            if (!Labels.isKnown(label)) {
                throw row.wrong("its label is the name of no known emotion");
            }
            add(recording, Labels.emotion(label), row.get("group", "speaker"));
        }
        return "recordings named in " + file.getFileName();
    }

    private String emodb(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = EMODB.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    add(file, emodb(name.group(2).charAt(0)), Optional.of(name.group(1)));
                } else {
                    leftOut.merge("not named as EMO-DB names its files", 1, Integer::sum);
                }
            }
        } catch (IOException e) {
            throw new UnusableDataException(folder, "cannot be listed", e);
        }
        if (samples.isEmpty()) {
            throw new UnusableDataException(
                    folder, "has neither " + FaceData.LABELS + " nor recordings named as those of EMO-DB");
        }
        return "EMO-DB";
    }

    /** German initials: Wut, Langeweile, Ekel, Angst, Freude, Trauer, neutral. */
    private static Optional<Emotion> emodb(char letter) {
        return switch (letter) {
            case 'W' -> Optional.of(Emotion.ANGRY);
            case 'E' -> Optional.of(Emotion.DISGUSTED);
            case 'A' -> Optional.of(Emotion.FEARFUL);
            case 'F' -> Optional.of(Emotion.HAPPY);
            case 'T' -> Optional.of(Emotion.SAD);
            case 'N' -> Optional.of(Emotion.NEUTRAL);
            default -> Optional.empty();
        };
    }

    private void add(Path file, Optional<Emotion> truth, Optional<String> speaker) {
        if (truth.isEmpty()) {
            leftOut.merge("another emotion", 1, Integer::sum);
        } else {
            samples.add(new VoiceSample(file, truth.get(), speaker));
        }
    }
}
