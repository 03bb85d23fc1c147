package dev.inhabit.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lets contestants take turns in alternating order, so that a drift of the machine falls on all of them. */
final class Turns {
    /** One contestant's turn. */
    @FunctionalInterface
    interface Turn {
        void take(int round) throws Exception;
    }

    private Turns() {}

    static void alternate(int rounds, List<Turn> turns) throws Exception {
        List<Turn> order = new ArrayList<>(turns);
        for (int round = 0; round < rounds; round++) {
            for (Turn turn : order) {
                turn.take(round);
            }
            Collections.reverse(order);
        }
    }
}
