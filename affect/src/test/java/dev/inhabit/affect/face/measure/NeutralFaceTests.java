package dev.inhabit.affect.face.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NeutralFaceTests {
    @Test
    void nothingIsKnownOfFewReadings() {
        NeutralFace neutral = new NeutralFace();
        for (int i = 0; i < 29; i++) {
            neutral.add(shape(1));
        }
        assertEquals(Optional.empty(), neutral.shape());
        neutral.add(shape(1));
        assertEquals(shape(1), neutral.shape().orElseThrow());
    }

    @Property(tries = 50)
    void whatIsShownMostOfTheTimeIsNeutralHoweverLongItGoesOn(@ForAll @IntRange(min = 40, max = 5000) int readings) {
        NeutralFace neutral = new NeutralFace();
        for (int i = 0; i < readings; i++) {
            // A third of the time something else, in runs.
            neutral.add(i / 10 % 3 == 2 ? shape(5) : shape(2));
        }
        assertEquals(shape(2), neutral.shape().orElseThrow());
    }

    @Test
    void whenSomebodyChangesTheMedianFollows() {
        NeutralFace neutral = new NeutralFace();
        for (int i = 0; i < 1000; i++) {
            neutral.add(shape(1));
        }
        for (int i = 0; i < 1500; i++) {
            neutral.add(shape(3));
        }
        assertTrue(neutral.shape().orElseThrow().mouthWidth() > 2);
    }

    private static FaceShape shape(double value) {
        double[] lengths = new double[FaceShape.LENGTHS];
        Arrays.fill(lengths, value);
        return FaceShape.of(lengths);
    }
}
