package dev.inhabit.affect.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which samples a model was trained on, as keys that tell nothing of them: the first eight bytes of the SHA-256 of each.
 *
 * <p>The file is the sixteen bytes {@code INHABIT-TRAINED1} and then the keys, ascending as unsigned numbers, big-endian.
 * What is hashed: of a face its 48 by 48 bytes of luminance, row by row; of words their {@linkplain #normal(String)
 * normal form} in UTF-8; of sound its samples as 16-bit little-endian numbers; of any file its bytes.
 * {@code affect/model-training/manifest.py} writes it.
 */
public final class TrainingManifest {
    /** Role of the manifest among a model's companions. */
    public static final String ROLE = "training-manifest";

    private static final byte[] MAGIC = "INHABIT-TRAINED1".getBytes(StandardCharsets.US_ASCII);
    /** Written out, because Java and Python differ in what is white space. */
    private static final Pattern SPACES =
            Pattern.compile("[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+");

    private final long[] keys;

    private TrainingManifest(long[] keys) {
        this.keys = keys;
    }

    /**
     * The manifest that the entry names; empty if it names none.
     *
     * @throws UnusableModelException if the file is absent, altered or no manifest
     */
    public static Optional<TrainingManifest> of(ModelRegistry models, ModelCard card) {
        return card.companions().stream()
                .filter(file -> file.role().equals(ROLE))
                .findFirst()
                .map(file -> parse(models.bytes(file), file.path()));
    }

    static TrainingManifest parse(byte[] bytes, String path) {
        boolean named = bytes.length >= MAGIC.length && Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length));
        if (!named || (bytes.length - MAGIC.length) % Long.BYTES != 0) {
            throw new UnusableModelException(path + " is no training manifest");
        }
        long[] keys = new long[(bytes.length - MAGIC.length) / Long.BYTES];
        ByteBuffer.wrap(bytes, MAGIC.length, bytes.length - MAGIC.length)
                .asLongBuffer()
                .get(keys);
        for (int i = 0; i < keys.length; i++) {
            // Unsigned order is signed order with the highest bit turned over.
            keys[i] ^= Long.MIN_VALUE;
            if (i > 0 && keys[i - 1] >= keys[i]) {
                throw new UnusableModelException(path + " is no training manifest: its keys do not ascend");
            }
        }
        return new TrainingManifest(keys);
    }

    /** How many samples it knows. */
    public int size() {
        return keys.length;
    }

    /** Whether the model was trained on a sample of that key. */
    public boolean contains(long key) {
        return Arrays.binarySearch(keys, key ^ Long.MIN_VALUE) >= 0;
    }

    /** Key of a sample's content. */
    public static long key(byte[] content) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
            return ByteBuffer.wrap(sha256).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Key of words: of their normal form. */
    public static long key(String words) {
        return key(normal(words).getBytes(StandardCharsets.UTF_8));
    }

    /** Compatibility forms composed, lower case, white space as one space and none at the ends. */
    static String normal(String words) {
        String folded = Normalizer.normalize(words, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String spaced = SPACES.matcher(folded).replaceAll(" ");
        int from = spaced.startsWith(" ") ? 1 : 0;
        int to = spaced.endsWith(" ") && spaced.length() > from ? spaced.length() - 1 : spaced.length();
        return spaced.substring(from, to);
    }
}
