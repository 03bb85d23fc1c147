package dev.inhabit.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Keys for a demonstration: random, kept in a file beside the data they protect, and marked, so that a server for real
 * use can refuse them.
 */
public final class DemoKeys {
    private static final byte[] MARK = "INHABIT-DEMO".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES = 32;

    private DemoKeys() {}

    /** The key in {@code folder/name}, made on first use; 32 bytes in base64. */
    static String in(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            System.arraycopy(MARK, 0, key, 0, MARK.length);
            String text = Base64.getEncoder().encodeToString(key);
            Files.createDirectories(folder);
            Files.writeString(file, text + "\n");
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a folder holds a demonstration's key under that name. */
    static boolean isIn(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            return isDemo(Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** Whether a key was made for a demonstration. */
    public static boolean isDemo(byte[] key) {
        return key.length >= MARK.length && Arrays.equals(key, 0, MARK.length, MARK, 0, MARK.length);
    }
}
