package dev.inhabit.affect.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rules for lists of boxes. */
final class FaceBoxes {
    private static final double SAME_FACE_OVERLAP = .3;
    private static final double PART_OF_A_FACE_SHARE = .6;

    private FaceBoxes() {}

    /** One box for each face: the better scored of two that overlap; none that lies within another; largest first. */
    static List<FaceBox> distinct(List<FaceBox> found) {
        if (found.size() < 2) {
            return List.copyOf(found);
        }
        List<FaceBox> byScore = new ArrayList<>(found);
        byScore.sort(Comparator.comparingDouble(FaceBox::score).reversed());
        List<FaceBox> kept = new ArrayList<>();
        for (FaceBox box : byScore) {
            if (isNew(box, kept)) {
                kept.add(box);
            }
        }
        kept.sort(Comparator.comparingDouble(FaceBox::areaPx).reversed());
        List<FaceBox> outer = new ArrayList<>();
        for (FaceBox box : kept) {
            if (isOutside(box, outer)) {
                outer.add(box);
            }
        }
        return List.copyOf(outer);
    }

    private static boolean isNew(FaceBox box, List<FaceBox> kept) {
        for (FaceBox other : kept) {
            if (box.overlap(other) > SAME_FACE_OVERLAP) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOutside(FaceBox box, List<FaceBox> outer) {
        for (FaceBox other : outer) {
            if (box.shareInside(other) > PART_OF_A_FACE_SHARE) {
                return false;
            }
        }
        return true;
    }
}
