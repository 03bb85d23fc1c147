package dev.inhabit.server.report;

import java.util.List;

/** What a chart is drawn on. Lengths in units of the drawing, y downwards. */
interface Canvas {
    /** Those of the pages: text and lines of at least 4.7:1 on white. */
    enum Ink {
        TEXT("#16222a"),
        MUTED("#5b6a74"),
        GRID("#d5dde1"),
        AXIS("#71808a"),
        PAPER("#ffffff"),
        DISTRESS("#a34d12"),
        HEART("#a92858"),
        ACCENT("#0f6575"),
        ACCENT_MIDDLE("#7fb0b8"),
        ACCENT_SOFT("#cde6ea"),
        CAUTION_SOFT("#fbf1da");

        private final String hex;

        Ink(String hex) {
            this.hex = hex;
        }

        String hex() {
            return hex;
        }
    }

    enum Anchor {
        START,
        MIDDLE,
        END
    }

    record Pen(Ink ink, double width, double dash) {
        static Pen of(Ink ink, double width) {
            return new Pen(ink, width, 0);
        }

        static Pen dashed(Ink ink, double width, double dash) {
            return new Pen(ink, width, dash);
        }
    }

    void polyline(List<Chart.Point> points, Pen pen);

    void polygon(List<Chart.Point> points, Ink fill);

    /** @param line around it */
    void rectangle(double x, double y, double width, double height, Ink fill, Pen line);

    void circle(double x, double y, double radius, Ink fill, Pen line);

    /** @param y of the base line */
    void text(double x, double y, String text, Anchor anchor, Ink ink, double size);

    default void line(double x1, double y1, double x2, double y2, Pen pen) {
        polyline(List.of(new Chart.Point(x1, y1), new Chart.Point(x2, y2)), pen);
    }
}
