package dev.inhabit.server.report;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A report as a tagged PDF on A4, with its font embedded. A letter that the font does not have is shown as □, and said so. */
final class PdfReport {
    private static final String STYLE = HtmlReport.resource("report-pdf.css");
    private static final double CHART_WIDTH_MM = 122;

    private static final String REPLACED = " The sign " + Letters.REPLACEMENT
            + " stands for a letter that this PDF's font does not have; the web page of the same report shows it.";

    static {
        // Its lines quote what is laid out.
        XRLog.setLoggingEnabled(false);
    }

    private final Report report;
    private final ReportFont font;
    private final List<Chart> charts = new ArrayList<>();

    private PdfReport(Report report, ReportFont font) {
        this.report = report;
        this.font = font;
    }

    static byte[] of(Report report) {
        try (ReportFont font = ReportFont.open()) {
            return new PdfReport(report, font).written();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .withW3cDocument(document(), null)
                .useFont(ReportFont::regular, ReportFont.FAMILY, 400, FontStyle.NORMAL, true)
                .useFont(ReportFont::semiBold, ReportFont.FAMILY, 600, FontStyle.NORMAL, true)
                .useObjectDrawerFactory(new Charts())
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .usePdfUaAccessibility(true)
                .usePdfVersion(1.7f)
                .withProducer("Inhabit")
                .toStream(out)
                .run();
        return out.toByteArray();
    }

    private Document document() throws IOException {
        String body = Letters.shown(Markup.body(report, this::placed), font::has);
        String title = Letters.shown(Letters.escaped(report.title()), font::has);
        if (body.indexOf(Letters.REPLACEMENT) >= 0) {
            body = body.replace("</footer>", "<p>" + Letters.escaped(REPLACED.strip()) + "</p></footer>");
        }
        String page = "<html lang=\"%s\"><head><title>%s</title><style>%s %s</style></head><body>%s</body></html>"
                .formatted(Letters.escaped(report.language()), title, STYLE, foot(), body);
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        } catch (ParserConfigurationException | SAXException e) {
            // Not with its message, which quotes the report.
            throw new IllegalStateException(
                    "a report is no well-formed document: " + e.getClass().getSimpleName());
        }
    }

    private String foot() {
        return "@page { @bottom-left { content: \"" + report.foot().replaceAll("[^A-Za-z ,.]", "")
                + "\"; font-family: Inter; font-size: 8pt; color: #5b6a74; } }";
    }

    private String placed(Chart chart, int number) {
        charts.add(chart);
        double heightMm = CHART_WIDTH_MM * ChartDrawing.height(chart) / ChartDrawing.WIDTH;
        return "<object type=\"image/chart\" data=\"%d\" alt=\"%s\" title=\"%s\" style=\"width:%smm;height:%smm\"/>"
                .formatted(
                        number,
                        Letters.escaped(chart.title() + ". " + chart.description()),
                        Letters.escaped(chart.title()),
                        Math.round(CHART_WIDTH_MM),
                        Math.round(heightMm));
    }

    private final class Charts implements FSObjectDrawerFactory, FSObjectDrawer {
        @Override
        public FSObjectDrawer createDrawer(Element element) {
            return this;
        }

        @Override
        public boolean isReplacedObject(Element element) {
            return element.getTagName().equals("object");
        }

        @Override
        public Map<java.awt.Shape, String> drawObject(
                Element element,
                double x,
                double y,
                double width,
                double height,
                com.openhtmltopdf.extend.OutputDevice device,
                com.openhtmltopdf.render.RenderingContext context,
                int dotsPerPixel) {
            Chart chart = charts.get(Integer.parseInt(element.getAttribute("data")) - 1);
            double drawnWidth = width / dotsPerPixel;
            device.drawWithGraphics(
                    (float) x, (float) y, (float) drawnWidth, (float) (height / dotsPerPixel), graphics -> {
                        double scale = drawnWidth / ChartDrawing.WIDTH;
                        graphics.scale(scale, scale);
                        ChartDrawing.draw(chart, new ShapeCanvas(graphics, font));
                    });
            return Map.of();
        }
    }
}
