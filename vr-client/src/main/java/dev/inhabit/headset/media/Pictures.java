package dev.inhabit.headset.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Pictures that stand for what a camera sees, shown in turn: JPEG and PNG files as they are, in order of their names. A
 * folder of many is a film, one of few holds stills, each of which is shown for a while so that it can be read steadily.
 */
public final class Pictures {
    /** Four seconds of a film at the usual pace; nobody keeps so many different stills in a folder to be read in turn. */
    private static final int FILM_FROM = 20;

    private final List<byte[]> files;
    private final int times;

    private Pictures(List<byte[]> files, int times) {
        this.files = List.copyOf(files);
        this.times = times;
    }

    /**
     * All pictures of a folder.
     *
     * @throws IOException where it cannot be read or holds none
     */
    public static Pictures load(Path folder) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(Pictures::isPicture).sorted().toList()) {
                files.add(Files.readAllBytes(file));
            }
        }
        if (files.isEmpty()) {
            throw new IOException("there is no .jpg, .jpeg or .png file in " + folder);
        }
        return new Pictures(files, 1);
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png"));
    }

    /** The same pictures, of which each is shown so many times in a row. */
    public Pictures each(int shownTimes) {
        return new Pictures(files, Math.max(1, shownTimes));
    }

    public boolean isFilm() {
        return files.size() >= FILM_FROM;
    }

    /** The bytes of the file that is shown as that number; not to be changed. */
    public byte[] get(long number) {
        return files.get((int) (number / times % files.size()));
    }

    public int count() {
        return files.size();
    }
}
