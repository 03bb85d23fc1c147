package dev.inhabit.server.slides;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Slides for tests: page n is filled with its own colour and says its number. */
public final class Decks {
    private Decks() {}

    /** The colour of a page, from 1. */
    public static Color colour(int page) {
        return new Color(40 * page % 256, 200, 255 - 30 * page % 256);
    }

    public static byte[] pdf(int pages) {
        return pdf(pages, null);
    }

    /** @param password that it asks for; null for none */
    static byte[] pdf(int pages, @org.jspecify.annotations.Nullable String password) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (int number = 1; number <= pages; number++) {
                PDPage page = new PDPage(new PDRectangle(960, 540));
                document.addPage(page);
                try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                    pen.setNonStrokingColor(colour(number));
                    pen.addRect(0, 0, 960, 540);
                    pen.fill();
                    pen.setNonStrokingColor(Color.BLACK);
                    pen.beginText();
                    pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), 96);
                    pen.newLineAtOffset(400, 220);
                    pen.showText("Page " + number);
                    pen.endText();
                }
            }
            if (password != null) {
                document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param format such as {@code png} */
    public static byte[] picture(int widthPx, int heightPx, String format) {
        BufferedImage picture = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(colour(1));
        pen.fillRect(0, 0, widthPx, heightPx);
        pen.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(picture, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
