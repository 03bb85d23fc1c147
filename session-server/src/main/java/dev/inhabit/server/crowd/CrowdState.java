package dev.inhabit.server.crowd;

import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.record.EntityId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a crowd was told so far, as a value.
 *
 * @param id that of the session
 * @param subject pseudonym of the session's patient; null before seating
 * @param orders in the order in which they were recorded
 */
public record CrowdState(
        EntityId id,
        @Nullable String subject,
        @Nullable CrowdSeating seating,
        List<CrowdOrder> orders,
        List<Question> questions) {
    /**
     * @param sessionSequenceNr of the order that raised it
     * @param npc who asked
     * @param difficulty 0 to 10, as it was set
     */
    public record Question(long sessionSequenceNr, long tick, int npc, int difficulty) {}

    public CrowdState {
        orders = List.copyOf(orders);
        questions = List.copyOf(questions);
    }

    static CrowdState none(EntityId id) {
        return new CrowdState(id, null, null, List.of(), List.of());
    }

    boolean knows(long sessionSequenceNr) {
        return orders.stream().anyMatch(o -> o.sessionSequenceNr() == sessionSequenceNr);
    }

    CrowdState seated(String patient, CrowdSeating seats) {
        return new CrowdState(id, patient, seats, orders, questions);
    }

    CrowdState changed(CrowdOrder order) {
        List<CrowdOrder> next = new ArrayList<>(orders);
        next.add(order);
        return new CrowdState(id, subject, seating, next, questions);
    }

    CrowdState asked(Question question) {
        List<Question> next = new ArrayList<>(questions);
        next.add(question);
        return new CrowdState(id, subject, seating, orders, next);
    }
}
