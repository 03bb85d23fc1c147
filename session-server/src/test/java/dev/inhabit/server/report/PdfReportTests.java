package dev.inhabit.server.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Role;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

/** What a PDF must be beyond its text. */
class PdfReportTests {
    private static Report saying(String text) {
        return new Report(
                "en",
                text,
                "",
                "x",
                "Foot",
                List.of(new Report.Fact("Name", text)),
                List.of(new Report.Section("A", List.of(new Report.Paragraph(text)))),
                "Imprint");
    }

    @Test
    void itsFontsAreEmbeddedItIsTaggedAndNamesItsLanguageAndTitle() throws IOException {
        Report report = Reports.of(SessionOnPaper.eventful().parts(Role.THERAPIST), Reports.Audience.THERAPIST);
        try (PDDocument document = Loader.loadPDF(PdfReport.of(report))) {
            assertTrue(document.getNumberOfPages() >= 3, "pages: " + document.getNumberOfPages());
            assertEquals("en", document.getDocumentCatalog().getLanguage());
            assertEquals("Session report", document.getDocumentInformation().getTitle());
            assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked());
            assertNotNull(document.getDocumentCatalog().getStructureTreeRoot());
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertTrue(font.isEmbedded(), font.getName());
                    assertTrue(font.getName().contains("Inter"), font.getName());
                }
            }
        }
        String text = DocumentText.of(PdfReport.of(report));
        assertTrue(text.contains("1 / "), "page numbers");
        assertTrue(text.contains("clinical and confidential"));
    }

    @Test
    void namesOfManyAlphabetsAreReadable() {
        for (String name :
                List.of("Łukasz Ñandú", "Şule Ğüneş", "Nguyễn Thị Ánh", "Ωμέγα Παπαδόπουλος", "Наталія Її")) {
            String text = DocumentText.of(PdfReport.of(saying(name)));
            assertTrue(text.contains(name), text);
            assertFalse(text.contains("stands for a letter"));
        }
    }

    @Test
    void aLetterThatTheFontDoesNotHaveIsShownAsABoxAndSaidSo() {
        String text = DocumentText.of(PdfReport.of(saying("明 and \uD83D\uDE00 and ok")));
        assertTrue(text.contains("□ and □ and ok"), text);
        assertTrue(text.contains("The sign □ stands for a letter that this PDF's font does not have"), text);
    }

    @Test
    void whatIsMarkupIsText() {
        String hostile = "<script>alert(1)</script> & \"quoted\" 'too' ]]> <!-- &lt; \u0000\u0007\uD800 end";
        String text = DocumentText.of(PdfReport.of(saying(hostile)));
        assertTrue(text.contains("<script>alert(1)</script> & \"quoted\" 'too' ]]> <!-- &lt; end"), text);
        String page = HtmlReport.of(saying(hostile));
        assertFalse(page.contains("<script"), page);
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; &#39;too&#39;"), page);
        assertFalse(page.contains("\u0000"));
    }

    @Test
    void aPageFetchesAndRunsNothing() {
        String page =
                HtmlReport.of(Reports.of(SessionOnPaper.eventful().parts(Role.PATIENT), Reports.Audience.PATIENT));
        assertTrue(page.contains("<html lang=\"en\">"));
        assertFalse(page.matches("(?s).*(<script|<link|<img|<iframe|url\\(|href=|src=|style=|@import| on[a-z]+=).*"));
        assertTrue(HtmlReport.CONTENT_SECURITY.startsWith("default-src 'none'; style-src 'sha256-"));
        assertFalse(HtmlReport.CONTENT_SECURITY.contains("unsafe"));
    }

    /** Words without a place to break, as somebody may hold a key down. */
    @Test
    void aWordThatIsWiderThanThePageStaysOnIt() {
        String text = DocumentText.of(PdfReport.of(saying("x".repeat(2_000))));
        assertEquals(3 * 2_000, text.chars().filter(letter -> letter == 'x').count());
    }
}
