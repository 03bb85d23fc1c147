package dev.inhabit.affect.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Arrays of NumPy in a zip: those of bytes and of floats, in C order, as {@code numpy.savez} writes them. */
final class NpzFile implements AutoCloseable {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*True");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");

    private final Path file;
    private final ZipFile zip;

    /** An array: its sizes along each axis, and its values' bytes in little-endian order. */
    private record Raw(String type, List<Integer> shape, ByteBuffer bytes) {}

    private NpzFile(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    static NpzFile open(Path file) {
        try {
            return new NpzFile(file, new ZipFile(file.toFile()));
        } catch (IOException e) {
            throw new UnusableDataException(file, "is no zip of NumPy arrays", e);
        }
    }

    boolean has(String name) {
        return zip.getEntry(name + ".npy") != null;
    }

    /** An array of bytes with these inner axes: one byte array for each step along the first axis. */
    byte[][] bytes(String name, int... inner) {
        Raw raw = array(name, "|u1", inner);
        byte[][] rows = new byte[raw.shape().get(0)][size(inner)];
        for (byte[] row : rows) {
            raw.bytes().get(row);
        }
        return rows;
    }

    /** An array of 32-bit floats with these inner axes, as above. */
    float[][] floats(String name, int... inner) {
        Raw raw = array(name, "<f4", inner);
        float[][] rows = new float[raw.shape().get(0)][size(inner)];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = raw.bytes().getFloat();
            }
        }
        return rows;
    }

    private Raw array(String name, String type, int[] inner) {
        Raw raw = read(name);
        List<Integer> shape = raw.shape();
        boolean fits = shape.size() == inner.length + 1
                && shape.subList(1, shape.size())
                        .equals(Arrays.stream(inner).boxed().toList());
        if (!raw.type().equals(type) || !fits) {
            throw new UnusableDataException(
                    file,
                    "its array '" + name + "' must be of type " + type + " and shape n×"
                            + Arrays.toString(inner).replaceAll("[\\[\\] ]", "").replace(',', '×'));
        }
        if (raw.bytes().remaining() < (long) shape.get(0) * size(inner) * (type.endsWith("4") ? 4 : 1)) {
            throw new UnusableDataException(file, "its array '" + name + "' ends early");
        }
        return raw;
    }

    private Raw read(String name) {
        ZipEntry entry = zip.getEntry(name + ".npy");
        if (entry == null) {
            throw new UnusableDataException(file, "has no array '" + name + "'");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return parse(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UnusableDataException(file, "its array '" + name + "' cannot be read", e);
        }
    }

    /** After numpy.lib.format: magic, version, length of the header, the header as a Python literal, the values. */
    private Raw parse(String name, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        boolean begins = content.length > 12 && Arrays.equals(MAGIC, Arrays.copyOf(content, MAGIC.length));
        int version = begins ? bytes.get(MAGIC.length) : 0;
        int at = version == 1 ? 10 : 12;
        int length = version == 1 ? bytes.getShort(8) & 0xFFFF : begins ? bytes.getInt(8) : -1;
        if (length < 0 || length > content.length - at) {
            throw new UnusableDataException(file, "its array '" + name + "' is no NumPy array");
        }
        String header = new String(content, at, length, StandardCharsets.ISO_8859_1);
        Matcher type = TYPE.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !shape.find() || ORDER.matcher(header).find()) {
            throw new UnusableDataException(file, "its array '" + name + "' is no plain array in C order");
        }
        bytes.position(at + length);
        List<Integer> axes = Arrays.stream(shape.group(1).split(",", -1))
                .map(String::strip)
                .filter(axis -> !axis.isEmpty())
                .map(Integer::valueOf)
                .toList();
        return new Raw(type.group(1), axes, bytes);
    }

    private static int size(int[] axes) {
        int size = 1;
        for (int axis : axes) {
            size *= axis;
        }
        return size;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UnusableDataException(file, "could not be closed", e);
        }
    }
}
