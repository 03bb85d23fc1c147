package dev.inhabit.server.crowd.simulation;

/**
 * What people of an audience let be seen of their boredom, by themselves; what somebody lets happen goes before.
 *
 * @param yawns whether anybody yawns
 * @param sideTalk whether neighbours put their heads together
 */
public record Manners(boolean yawns, boolean sideTalk) {
    /** Of simulator version 1, which knew no manners. */
    static final Manners ANY = new Manners(true, true);
}
