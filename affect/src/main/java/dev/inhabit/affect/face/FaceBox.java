package dev.inhabit.affect.face;

/** Where a face is, in pixels of the image as seen (upright), from its upper left corner. */
public record FaceBox(double xPx, double yPx, double widthPx, double heightPx, double score) {
    /** The same middle, so many times as wide and as high. */
    FaceBox grownBy(double times) {
        double wider = widthPx * times;
        double higher = heightPx * times;
        return new FaceBox(xPx + (widthPx - wider) / 2, yPx + (heightPx - higher) / 2, wider, higher, score);
    }

    public double areaPx() {
        return widthPx * heightPx;
    }

    /** Shared area over joint area, 0..1. */
    public double overlap(FaceBox other) {
        double shared = sharedPx(other);
        return shared / (areaPx() + other.areaPx() - shared);
    }

    /** Share of this box that lies in the other, 0..1. */
    public double shareInside(FaceBox other) {
        return sharedPx(other) / areaPx();
    }

    FaceBox scaled(double factor) {
        return new FaceBox(xPx * factor, yPx * factor, widthPx * factor, heightPx * factor, score);
    }

    private double sharedPx(FaceBox other) {
        double width = Math.min(xPx + widthPx, other.xPx + other.widthPx) - Math.max(xPx, other.xPx);
        double height = Math.min(yPx + heightPx, other.yPx + other.heightPx) - Math.max(yPx, other.yPx);
        return Math.max(0, width) * Math.max(0, height);
    }
}
