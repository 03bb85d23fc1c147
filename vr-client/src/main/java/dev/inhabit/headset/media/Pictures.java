package dev.inhabit.headset.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Pictures that stand for what a camera sees, shown in turn. JPEG and PNG files as they are, in order of their names. */
public final class Pictures {
    private final List<byte[]> files;

    private Pictures(List<byte[]> files) {
        this.files = List.copyOf(files);
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
        return new Pictures(files);
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png"));
    }

    /** The bytes of one file, the same for every {@code count()}th number; not to be changed. */
    public byte[] get(long number) {
        return files.get((int) (number % files.size()));
    }

    public int count() {
        return files.size();
    }
}
