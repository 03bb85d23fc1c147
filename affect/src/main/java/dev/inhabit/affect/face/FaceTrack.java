package dev.inhabit.affect.face;

import dev.inhabit.affect.face.measure.NeutralFace;
import org.jspecify.annotations.Nullable;

/**
 * Where one camera's primary face was last seen, so that the next frame is searched there first, and what that face
 * measures at rest. One for each camera, before which one person sits; used by one thread at a time.
 */
public final class FaceTrack {
    /** Frames between searches of the whole frame: half a second at 30 frames/s, so that a larger face is noticed. */
    static final int WHOLE_SEARCH_EVERY_FRAMES = 15;

    private final NeutralFace neutral = new NeutralFace();
    private @Nullable FaceBox lastSeen;
    private int faceCount;
    private int framesSinceWholeSearch;
    private int widthPx;
    private int heightPx;

    /** The face to look near; null if the whole frame must be searched. */
    @Nullable
    FaceBox near(Frame frame) {
        boolean sameSize = frame.widthPx() == widthPx && frame.heightPx() == heightPx;
        return sameSize && framesSinceWholeSearch < WHOLE_SEARCH_EVERY_FRAMES ? lastSeen : null;
    }

    NeutralFace neutral() {
        return neutral;
    }

    int faceCount() {
        return faceCount;
    }

    void followed(FaceBox box) {
        lastSeen = box;
        framesSinceWholeSearch++;
    }

    void searched(Frame frame, @Nullable FaceBox primary, int faces) {
        lastSeen = primary;
        faceCount = faces;
        framesSinceWholeSearch = 0;
        widthPx = frame.widthPx();
        heightPx = frame.heightPx();
    }
}
