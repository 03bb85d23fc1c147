package dev.inhabit.server.replay;

import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.session.StateHash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How marks that somebody recorded while the session ran compare with its replay.
 *
 * @param wrong one line for each that differs
 * @param superseded marks that agree with what was shown, at ticks that an order which was stored late has changed since
 */
record MarkCheck(int compared, List<String> wrong, int superseded) {
    MarkCheck {
        wrong = List.copyOf(wrong);
    }

    static MarkCheck of(Recall recall, List<ToClient.Mark> marks) {
        int compared = 0;
        int superseded = 0;
        List<String> wrong = new ArrayList<>();
        for (ToClient.Mark mark : marks) {
            compared++;
            if (mark.sequenceNr() > recall.replay().events()) {
                wrong.add("the log ends before event " + mark.sequenceNr());
            } else if (!StateHash.of(recall.replay().after(mark.sequenceNr())).equals(mark.stateHash())) {
                wrong.add("the state after event " + mark.sequenceNr() + " differs");
            }
            ReplayCrowd crowd = recall.crowd();
            switch (verdict(crowd, mark)) {
                case DIFFERENT -> wrong.add("the crowd at tick " + mark.tick() + " differs");
                case SUPERSEDED -> superseded++;
                case EQUAL -> {
                    // Nothing to tell.
                }
            }
        }
        return new MarkCheck(compared, wrong, superseded);
    }

    private static ReplayCrowd.Verdict verdict(@Nullable ReplayCrowd crowd, ToClient.Mark mark) {
        return crowd == null || mark.tick() < 0
                ? ReplayCrowd.Verdict.DIFFERENT
                : crowd.compare(mark.tick(), mark.crowdChecksum(), mark.lastOrderSequenceNr());
    }
}
