package dev.inhabit.affect.face;

import java.util.List;

/** Finds faces in a frame. For one thread. */
public interface FaceDetector extends AutoCloseable {
    /** Faces in pixels of the frame, the largest first; empty if there are none. */
    List<FaceBox> detect(Frame frame);

    /**
     * The face near one that was seen a moment ago, found at a fraction of the cost of searching the whole frame; empty
     * if it is no longer there. All in pixels of the frame.
     */
    List<FaceBox> detectNear(Frame frame, FaceBox lastSeen);

    /** Whether its boxes leave something of the picture around a face, as they do unless the picture is the face. */
    default boolean leavesSurroundings() {
        return true;
    }

    /** Whether frames must be decoded with colour. */
    boolean needsColour();

    /** Name for records of what a reading was made with. */
    String name();

    @Override
    void close();
}
