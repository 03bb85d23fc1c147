package dev.inhabit.affect.face;

/** Type and size of an image as its header names them, before any rotation that its metadata may ask for. */
public record ImageHeader(Type type, int widthPx, int heightPx) implements Probed {
    /** The types that cameras and headsets send. */
    public enum Type {
        JPEG,
        PNG
    }

    public long pixels() {
        return (long) widthPx * heightPx;
    }
}
