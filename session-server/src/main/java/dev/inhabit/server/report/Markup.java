package dev.inhabit.server.report;

import java.util.function.BiFunction;

/** The body of a report as elements that are HTML and XML alike. */
final class Markup {
    /** What is as short as this stays on its line. */
    private static final int UNBROKEN_MAX = 14;
    /** A table of so few rows stays on its page. */
    private static final int TOGETHER_MAX = 10;

    private final StringBuilder to = new StringBuilder();
    private final BiFunction<Chart, Integer, String> drawn;
    private int charts;

    /** @param drawn the element that shows a chart, by the chart and its number from 1 */
    private Markup(BiFunction<Chart, Integer, String> drawn) {
        this.drawn = drawn;
    }

    static String body(Report report, BiFunction<Chart, Integer, String> drawn) {
        Markup markup = new Markup(drawn);
        markup.report(report);
        return markup.to.toString();
    }

    private void report(Report report) {
        to.append("<main><header>");
        element("h1", "", report.title());
        element("p", "subtitle", report.subtitle());
        to.append("</header>");
        facts(new Report.Facts(report.facts()));
        for (Report.Section section : report.sections()) {
            to.append("<section>");
            element("h2", "", section.heading());
            section.blocks().forEach(this::block);
            to.append("</section>\n");
        }
        to.append("<footer>");
        element("p", "", report.imprint());
        to.append("</footer></main>");
    }

    private void block(Report.Block block) {
        if (block instanceof Report.Paragraph paragraph) {
            element("p", "", paragraph.text());
        } else if (block instanceof Report.Points points) {
            to.append("<ul>");
            points.points().forEach(point -> element("li", "", point));
            to.append("</ul>");
        } else if (block instanceof Report.Facts facts) {
            facts(facts);
        } else if (block instanceof Report.Table table) {
            table(table);
        } else if (block instanceof Report.Entries entries) {
            entries(entries);
        } else {
            chart((Chart) block);
        }
    }

    private void element(String name, String kind, String text) {
        to.append('<').append(name);
        if (!kind.isEmpty()) {
            to.append(" class=\"").append(kind).append('"');
        }
        to.append('>').append(Letters.escaped(text)).append("</").append(name).append('>');
    }

    private void facts(Report.Facts facts) {
        to.append("<dl>");
        for (Report.Fact fact : facts.facts()) {
            to.append("<div>");
            element("dt", "", fact.name());
            element("dd", "", fact.value());
            to.append("</div>");
        }
        to.append("</dl>");
    }

    private void table(Report.Table table) {
        to.append(table.wordy() ? "<table class=\"wordy" : "<table class=\"numbers")
                .append(table.rows().size() <= TOGETHER_MAX ? " together\">" : "\">");
        element("caption", "", table.caption());
        to.append("<thead><tr>");
        table.columns().forEach(column -> to.append("<th scope=\"col\">")
                .append(Letters.escaped(column))
                .append("</th>"));
        to.append("</tr></thead><tbody>");
        for (var row : table.rows()) {
            to.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                String cell = i == 0 ? "th" : "td";
                to.append('<').append(cell).append(i == 0 ? " scope=\"row\"" : "");
                if (row.get(i).length() <= UNBROKEN_MAX) {
                    to.append(" class=\"short\"");
                }
                if (table.wordy()) {
                    to.append(" data-label=\"")
                            .append(Letters.escaped(table.columns().get(i)))
                            .append('"');
                }
                to.append('>')
                        .append(Letters.escaped(row.get(i)))
                        .append("</")
                        .append(cell)
                        .append('>');
            }
            to.append("</tr>");
        }
        to.append("</tbody></table>\n");
        if (table.rows().isEmpty()) {
            element("p", "", "Nothing yet.");
        } else if (table.leftOut() > 0) {
            element("p", "", "And " + table.leftOut() + " more, which the record holds.");
        }
    }

    private void entries(Report.Entries entries) {
        for (Report.Entry entry : entries.entries()) {
            to.append("<article>");
            element("h3", "", entry.heading());
            element("p", "entry", entry.text());
            to.append("</article>");
        }
    }

    private void chart(Chart chart) {
        charts++;
        to.append("<figure>").append(drawn.apply(chart, charts)).append("<figcaption>");
        element("strong", "", chart.title());
        element("span", "", " " + chart.description());
        to.append("</figcaption></figure>");
        table(chart.values());
    }
}
