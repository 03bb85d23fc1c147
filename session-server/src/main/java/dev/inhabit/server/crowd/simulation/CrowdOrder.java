package dev.inhabit.server.crowd.simulation;

/**
 * A change of the crowd that a session decided and recorded.
 *
 * @param sessionSequenceNr of the session's event; a crowd obeys each number once
 * @param effectiveTick first tick that shows it; orders for one tick hold in the order of their numbers
 */
public record CrowdOrder(long sessionSequenceNr, long effectiveTick, CrowdChange change)
        implements Comparable<CrowdOrder> {
    @Override
    public int compareTo(CrowdOrder other) {
        int byTick = Long.compare(effectiveTick, other.effectiveTick);
        return byTick != 0 ? byTick : Long.compare(sessionSequenceNr, other.sessionSequenceNr);
    }
}
