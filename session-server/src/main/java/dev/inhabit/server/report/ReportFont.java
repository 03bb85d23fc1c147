package dev.inhabit.server.report;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Inter, the font of the pages: Latin, Greek and Cyrillic letters with all their marks. Not thread-safe. */
final class ReportFont implements AutoCloseable {
    static final String FAMILY = "Inter";
    private static final byte[] REGULAR = read("Inter-Regular.ttf");
    private static final byte[] SEMI_BOLD = read("Inter-SemiBold.ttf");

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;

    /** A text as a shape whose base line begins at 0, 0. */
    record Outline(Shape shape, double width) {}

    private ReportFont(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    static ReportFont open() {
        try {
            return new ReportFont(new TTFParser().parse(new RandomAccessReadBuffer(REGULAR)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(ReportFont.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream regular() {
        return new ByteArrayInputStream(REGULAR);
    }

    static InputStream semiBold() {
        return new ByteArrayInputStream(SEMI_BOLD);
    }

    boolean has(int letter) {
        return glyphs.getGlyphId(letter) != 0;
    }

    Outline outline(String text, double size) {
        Path2D path = new Path2D.Double();
        double scale = size / unitsPerEm;
        double[] x = {0};
        text.codePoints().forEach(letter -> {
            try {
                int glyph = glyphs.getGlyphId(letter);
                Path2D one = font.getGlyph().getGlyph(glyph) == null
                        ? new Path2D.Double()
                        : font.getGlyph().getGlyph(glyph).getPath();
                AffineTransform place = new AffineTransform(scale, 0, 0, -scale, x[0], 0);
                path.append(one.getPathIterator(place), false);
                x[0] += font.getAdvanceWidth(glyph) * scale;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return new Outline(path, x[0]);
    }

    @Override
    public void close() {
        try {
            font.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
