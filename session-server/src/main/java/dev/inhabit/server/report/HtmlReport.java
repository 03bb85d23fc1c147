package dev.inhabit.server.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** A report as one file that a browser shows by itself: no script, and nothing that is fetched from anywhere. */
public final class HtmlReport {
    private static final String STYLE = resource("report.css");
    private static final String NOTHING_BUT_STYLE =
            "default-src 'none'; style-src '" + hash(STYLE) + "'; base-uri 'none'; form-action 'none'";
    /** What a browser may do with it: look at its own style. */
    public static final String CONTENT_SECURITY = NOTHING_BUT_STYLE + "; frame-ancestors 'none'";

    private HtmlReport() {}

    static String of(Report report) {
        String title = Letters.escaped(report.title());
        // The rule stands in the file too, for whoever saves it.
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8"/>
                <meta http-equiv="Content-Security-Policy" content="%s"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="robots" content="noindex"/>
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(
                        Letters.escaped(report.language()),
                        NOTHING_BUT_STYLE.replace("'", "&#39;"),
                        title,
                        STYLE,
                        Markup.body(report, HtmlReport::svg));
    }

    private static String svg(Chart chart, int number) {
        StringBuilder svg = new StringBuilder();
        String height = String.valueOf(Math.round(ChartDrawing.height(chart)));
        svg.append("<svg role=\"img\" aria-labelledby=\"chart-%d-title chart-%d-words\" viewBox=\"0 0 %d %s\">"
                        .formatted(number, number, Math.round(ChartDrawing.WIDTH), height))
                .append("<title id=\"chart-%d-title\">%s</title>".formatted(number, Letters.escaped(chart.title())))
                .append("<desc id=\"chart-%d-words\">%s</desc>"
                        .formatted(number, Letters.escaped(chart.description())));
        ChartDrawing.draw(chart, new SvgCanvas(svg));
        return svg.append("</svg>").toString();
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
