package dev.inhabit.affect.face;

import java.util.List;

/** For pictures that are one face and nothing else: the whole picture is its box. */
public final class WholeFrame implements FaceDetector {
    @Override
    public List<FaceBox> detect(Frame frame) {
        return List.of(new FaceBox(0, 0, frame.widthPx(), frame.heightPx(), 1));
    }

    @Override
    public List<FaceBox> detectNear(Frame frame, FaceBox lastSeen) {
        return detect(frame);
    }

    @Override
    public boolean needsColour() {
        return false;
    }

    @Override
    public boolean leavesSurroundings() {
        return false;
    }

    @Override
    public String name() {
        return "whole picture";
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
