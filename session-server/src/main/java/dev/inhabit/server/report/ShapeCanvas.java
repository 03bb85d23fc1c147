package dev.inhabit.server.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws on a page of a PDF. Letters are outlines of the report's own font: charts say their words in the table below them. */
final class ShapeCanvas implements Canvas {
    private final Graphics2D graphics;
    private final ReportFont font;

    ShapeCanvas(Graphics2D graphics, ReportFont font) {
        this.graphics = graphics;
        this.font = font;
    }

    private static Path2D path(List<Chart.Point> points) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            if (i == 0) {
                path.moveTo(points.get(i).x(), points.get(i).y());
            } else {
                path.lineTo(points.get(i).x(), points.get(i).y());
            }
        }
        return path;
    }

    private void fill(java.awt.Shape shape, Ink ink) {
        graphics.setColor(Color.decode(ink.hex()));
        graphics.fill(shape);
    }

    private void stroke(java.awt.Shape shape, Pen pen) {
        if (pen.width() == 0) {
            return;
        }
        graphics.setColor(Color.decode(pen.ink().hex()));
        float[] dash = pen.dash() == 0 ? null : new float[] {(float) pen.dash(), (float) pen.dash()};
        graphics.setStroke(
                new BasicStroke((float) pen.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
        graphics.draw(shape);
    }

    @Override
    public void polyline(List<Chart.Point> points, Pen pen) {
        if (points.size() > 1) {
            stroke(path(points), pen);
        }
    }

    @Override
    public void polygon(List<Chart.Point> points, Ink fill) {
        Path2D path = path(points);
        path.closePath();
        fill(path, fill);
    }

    @Override
    public void rectangle(double x, double y, double width, double height, Ink fill, Pen line) {
        Rectangle2D rectangle = new Rectangle2D.Double(x, y, width, height);
        fill(rectangle, fill);
        stroke(rectangle, line);
    }

    @Override
    public void circle(double x, double y, double radius, Ink fill, Pen line) {
        Ellipse2D circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        fill(circle, fill);
        stroke(circle, line);
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor, Ink ink, double size) {
        ReportFont.Outline outline = font.outline(text, size);
        double from =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - outline.width() / 2;
                    case END -> x - outline.width();
                };
        fill(AffineTransform.getTranslateInstance(from, y).createTransformedShape(outline.shape()), ink);
    }
}
