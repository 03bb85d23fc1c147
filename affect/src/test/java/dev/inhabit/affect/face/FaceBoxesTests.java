package dev.inhabit.affect.face;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaceBoxesTests {
    @Test
    void theLargestComesFirst() {
        FaceBox small = new FaceBox(0, 0, 50, 50, .9);
        FaceBox large = new FaceBox(200, 0, 80, 90, .7);
        assertEquals(List.of(large, small), FaceBoxes.distinct(List.of(small, large)));
    }

    @Test
    void oneFaceFoundTwiceIsOneFace() {
        FaceBox surer = new FaceBox(10, 10, 100, 100, .9);
        FaceBox again = new FaceBox(14, 12, 104, 100, .8);
        assertEquals(List.of(surer), FaceBoxes.distinct(List.of(again, surer)));
    }

    @Test
    void aMouthWithinAFaceIsNoFace() {
        FaceBox face = new FaceBox(10, 10, 200, 200, .8);
        FaceBox mouth = new FaceBox(80, 150, 50, 50, .9);
        assertEquals(List.of(face), FaceBoxes.distinct(List.of(mouth, face)));
    }
}
