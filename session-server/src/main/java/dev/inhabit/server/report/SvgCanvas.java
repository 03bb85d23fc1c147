package dev.inhabit.server.report;

import java.util.List;
import java.util.Locale;

/** Draws as the elements of an SVG. Colours stand in attributes, so that no style is needed. */
final class SvgCanvas implements Canvas {
    private final StringBuilder to;

    SvgCanvas(StringBuilder to) {
        this.to = to;
    }

    private static String n(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String points(List<Chart.Point> points) {
        StringBuilder text = new StringBuilder();
        points.forEach(point -> text.append(text.isEmpty() ? "" : " ")
                .append(n(point.x()))
                .append(',')
                .append(n(point.y())));
        return text.toString();
    }

    private static String stroke(Pen pen) {
        if (pen.width() == 0) {
            return "";
        }
        return " stroke=\"" + pen.ink().hex() + "\" stroke-width=\"" + n(pen.width()) + '"'
                + (pen.dash() == 0 ? "" : " stroke-dasharray=\"" + n(pen.dash()) + ' ' + n(pen.dash()) + '"');
    }

    @Override
    public void polyline(List<Chart.Point> points, Pen pen) {
        to.append("<polyline fill=\"none\"")
                .append(stroke(pen))
                .append(" points=\"")
                .append(points(points))
                .append("\"/>");
    }

    @Override
    public void polygon(List<Chart.Point> points, Ink fill) {
        to.append("<polygon fill=\"")
                .append(fill.hex())
                .append("\" points=\"")
                .append(points(points))
                .append("\"/>");
    }

    @Override
    public void rectangle(double x, double y, double width, double height, Ink fill, Pen line) {
        to.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"%s/>"
                .formatted(n(x), n(y), n(width), n(height), fill.hex(), stroke(line)));
    }

    @Override
    public void circle(double x, double y, double radius, Ink fill, Pen line) {
        to.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"%s/>"
                .formatted(n(x), n(y), n(radius), fill.hex(), stroke(line)));
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor, Ink ink, double size) {
        to.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\" text-anchor=\"%s\">%s</text>"
                .formatted(
                        n(x), n(y), n(size), ink.hex(), anchor.name().toLowerCase(Locale.ROOT), Letters.escaped(text)));
    }
}
