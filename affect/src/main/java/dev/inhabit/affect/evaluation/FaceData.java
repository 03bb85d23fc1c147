package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.face.FaceBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Data sets of faces: a CSV file that names pictures, a folder per label, or the arrays of FER+. */
final class FaceData {
    static final String LABELS = "labels.csv";

    /** Order of the shares in the arrays of FER+. */
    private static final List<Emotion> FERPLUS = Emotion.all();

    private static final double MAJORITY = .5;
    private static final int SIDE_PX = 48;

    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final List<FaceSample> samples = new ArrayList<>();

    private FaceData() {}

    /**
     * @param path a CSV file, a folder with {@code labels.csv} or with a folder per label, or an {@code .npz}
     * @param part of an {@code .npz}: "train", "valid" or what else its arrays are called
     */
    static Gathered<FaceSample> read(Path path, String part) {
        FaceData data = new FaceData();
        String form;
        if (Files.isDirectory(path)) {
            Path labels = path.resolve(LABELS);
            form = Files.exists(labels) ? data.csv(labels) : data.folders(path);
        } else if (!Files.exists(path)) {
            throw new UnusableDataException(path, "does not exist");
        } else if (isArrays(path)) {
            form = data.npz(path, part);
        } else {
            form = data.csv(path);
        }
        if (data.samples.isEmpty()) {
            throw new UnusableDataException(path, "holds no picture with a label of ours");
        }
        return new Gathered<>(form, data.samples, data.leftOut);
    }

    /** Whether it is called as NumPy's zips of arrays are. */
    static boolean isArrays(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".npz");
    }

    private String csv(Path file) {
        CsvFile csv = CsvFile.read(file);
        csv.require("file");
        csv.require("label", "emotion");
        for (CsvFile.Row row : csv.rows()) {
            Path picture = file.resolveSibling(row.get("file").orElseThrow(() -> row.wrong("names no file")));
            if (!Files.isRegularFile(picture)) {
                throw row.wrong("names a file that does not exist");
            }
            OptionalInt faces = row.number("faces")
                    .map(count -> OptionalInt.of(count.intValue()))
                    .orElse(OptionalInt.empty());
            Optional<String> label = row.get("label", "emotion");
            if (label.isPresent() && !Labels.isKnown(label.get())) {
                throw row.wrong("its label is the name of no known emotion");
            }
            Optional<Emotion> truth = label.flatMap(Labels::emotion);
            if (truth.isEmpty() && faces.isEmpty()) {
                leaveOut(label.isPresent() ? "another emotion" : "no label");
            } else {
                samples.add(new FaceSample(() -> bytes(picture), truth, faces, box(row), row.get("group")));
            }
        }
        return "pictures named in " + file.getFileName();
    }

    private static Optional<FaceBox> box(CsvFile.Row row) {
        Optional<Double> x = row.number("x");
        Optional<Double> y = row.number("y");
        Optional<Double> width = row.number("width");
        Optional<Double> height = row.number("height");
        if (x.isEmpty() && y.isEmpty() && width.isEmpty() && height.isEmpty()) {
            return Optional.empty();
        }
        if (x.isEmpty() || y.isEmpty() || width.orElse(0.) <= 0 || height.orElse(0.) <= 0) {
            throw row.wrong("a box needs x, y, and a width and height above 0");
        }
        return Optional.of(new FaceBox(x.get(), y.get(), width.orElseThrow(), height.orElseThrow(), 1));
    }

    private String folders(Path folder) {
        for (Path each : list(folder)) {
            if (Files.isDirectory(each)) {
                String label = String.valueOf(each.getFileName());
                if (!Labels.isKnown(label)) {
                    throw new UnusableDataException(
                            each, "a folder must be called by an emotion, or " + LABELS + " must stand beside it");
                }
                Optional<Emotion> truth = Labels.emotion(label);
                for (Path picture : list(each)) {
                    if (!isPicture(picture)) {
                        leaveOut("no picture");
                    } else if (truth.isEmpty()) {
                        leaveOut("another emotion");
                    } else {
                        samples.add(new FaceSample(
                                () -> bytes(picture), truth, OptionalInt.empty(), Optional.empty(), Optional.empty()));
                    }
                }
            }
        }
        if (samples.isEmpty()) {
            throw new UnusableDataException(folder, "has neither " + LABELS + " nor folders called by emotions");
        }
        return "a folder per label";
    }

    private String npz(Path file, String part) {
        try (NpzFile npz = NpzFile.open(file)) {
            byte[][] pixels = npz.bytes(part + "_x", SIDE_PX, SIDE_PX);
            float[][] shares = npz.floats(part + "_y", FERPLUS.size());
            if (pixels.length != shares.length) {
                throw new UnusableDataException(file, "has another number of faces than of labels");
            }
            for (int i = 0; i < pixels.length; i++) {
                byte[] face = pixels[i];
                Optional<Emotion> truth = majority(shares[i]);
                if (truth.isEmpty()) {
                    leaveOut("no majority agrees");
                } else {
                    samples.add(new FaceSample(
                            () -> GrayPng.of(face, SIDE_PX),
                            truth,
                            OptionalInt.empty(),
                            Optional.empty(),
                            Optional.empty()));
                }
            }
        }
        return "FER+ arrays, part " + part;
    }

    private static Optional<Emotion> majority(float[] shares) {
        for (Emotion emotion : FERPLUS) {
            if (shares[emotion.index()] > MAJORITY) {
                return Optional.of(emotion);
            }
        }
        return Optional.empty();
    }

    private void leaveOut(String reason) {
        leftOut.merge(reason, 1, Integer::sum);
    }

    private static boolean isPicture(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg");
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UnusableDataException(folder, "cannot be listed", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnusableDataException(file, "cannot be read", e);
        }
    }
}
