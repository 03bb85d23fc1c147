package dev.inhabit.affect.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.Emotion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzFileTests {
    @TempDir
    Path folder = Path.of("");

    @Test
    void arraysOfBytesAndFloatsAreRead() throws IOException {
        Path file = npz(
                "x",
                header("|u1", "(2, 3)", false),
                new byte[] {1, 2, 3, 4, 5, (byte) 255},
                "y",
                header("<f4", "(2, 1)", false),
                floats(.25f, -3));
        try (NpzFile npz = NpzFile.open(file)) {
            assertArrayEquals(new byte[][] {{1, 2, 3}, {4, 5, (byte) 255}}, npz.bytes("x", 3));
            assertArrayEquals(new float[][] {{.25f}, {-3}}, npz.floats("y", 1));
        }
    }

    @Test
    void whatDoesNotFitIsRefused() throws IOException {
        Path file = npz(
                "x",
                header("|u1", "(2, 3)", false),
                new byte[] {1, 2, 3, 4},
                "f",
                header("|u1", "(2, 3)", true),
                new byte[6]);
        try (NpzFile npz = NpzFile.open(file)) {
            assertTrue(refusal(() -> npz.bytes("x", 3)).contains("ends early"));
            assertTrue(refusal(() -> npz.bytes("x", 4)).contains("shape n×4"));
            assertTrue(refusal(() -> npz.floats("x", 3)).contains("type <f4"));
            assertTrue(refusal(() -> npz.bytes("f", 3)).contains("C order"));
            assertTrue(refusal(() -> npz.bytes("z", 3)).contains("has no array 'z'"));
        }
        Path none = Files.writeString(folder.resolve("none.npz"), "no zip");
        assertTrue(refusal(() -> NpzFile.open(none)).contains("is no zip"));
    }

    @Test
    void facesWithoutAMajorityAreLeftOut() throws IOException {
        byte[] faces = new byte[3 * 48 * 48];
        Path file = npz(
                "valid_x",
                header("|u1", "(3, 48, 48)", false),
                faces,
                "valid_y",
                header("<f4", "(3, 7)", false),
                floats(0, 1, 0, 0, 0, 0, 0, .5f, .5f, 0, 0, 0, 0, 0, 0, .1f, 0, 0, 0, 0, .9f));
        Gathered<FaceSample> data = FaceData.read(file, "valid");
        assertEquals(
                List.of(Optional.of(Emotion.HAPPY), Optional.of(Emotion.FEARFUL)),
                data.samples().stream().map(FaceSample::truth).toList());
        assertEquals(1, data.leftOut().get("no majority agrees"));
    }

    private static String refusal(Runnable reading) {
        return String.valueOf(
                assertThrows(UnusableDataException.class, reading::run).getMessage());
    }

    private static String header(String type, String shape, boolean fortran) {
        return "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }".formatted(type, fortran ? "True" : "False", shape);
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private Path npz(String one, String oneHeader, byte[] oneValues, String two, String twoHeader, byte[] twoValues)
            throws IOException {
        Path file = folder.resolve("arrays.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, one, oneHeader, oneValues);
            entry(zip, two, twoHeader, twoValues);
        }
        return file;
    }

    /** As numpy.lib.format writes version 1.0: the header is filled with spaces to a multiple of 64 and ends a line. */
    private static void entry(ZipOutputStream zip, String name, String header, byte[] values) throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        OutputStream out = zip;
        int length = (10 + header.length() + 1 + 63) / 64 * 64 - 10;
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) length, (byte) (length >> 8)});
        out.write((header + " ".repeat(length - header.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(values);
        zip.closeEntry();
    }
}
