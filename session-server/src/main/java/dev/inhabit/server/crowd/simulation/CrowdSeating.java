package dev.inhabit.server.crowd.simulation;

/**
 * From what a whole crowd follows, but for the orders it gets.
 *
 * @param simulatorVersion the rules it is played by, from 1
 * @param seats of the hall, 1 to 500, at least as many as the audience has people; it cannot grow beyond
 */
public record CrowdSeating(long seed, int simulatorVersion, int seats, CrowdSettings settings) {
    public CrowdSeating {
        CrowdSettings.inRange("simulatorVersion", simulatorVersion, 1, CrowdSimulator.VERSION);
        CrowdSettings.inRange("seats", seats, settings.size(), CrowdSettings.SIZE_MAX);
    }
}
