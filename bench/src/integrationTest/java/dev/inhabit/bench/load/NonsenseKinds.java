package dev.inhabit.bench.load;

import java.util.ArrayList;
import java.util.List;

/** Every kind of message that is wrong. */
final class NonsenseKinds {
    private final NonsenseSender sender;
    private final Visit visit;
    private final String session;
    private final String patient;
    private final String marker;

    /** @param marker in every text that is sent, so that it can be looked for in the server's log */
    NonsenseKinds(NonsenseSender sender, Visit visit, String session, String patient, String marker) {
        this.sender = sender;
        this.visit = visit;
        this.session = session;
        this.patient = patient;
        this.marker = marker;
    }

    /** @param times of most kinds; those that are slow or large are fewer */
    List<NonsenseKind> each(int times) {
        List<NonsenseKind> all =
                new ArrayList<>(new NonsenseOverHttp(sender, visit, session, patient, marker).all(times));
        all.addAll(new NonsenseOverSockets(sender, marker).all(times));
        return all;
    }

    /** Of all kinds about as many, and together no fewer than that. */
    List<NonsenseKind> together(int messages) {
        int times = 1;
        List<NonsenseKind> all = each(times);
        while (all.stream().mapToInt(NonsenseKind::times).sum() < messages) {
            all = each(++times);
        }
        return all;
    }
}
