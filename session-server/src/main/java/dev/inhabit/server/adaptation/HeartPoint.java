package dev.inhabit.server.adaptation;

/**
 * A heart rate of some seconds.
 *
 * @param atMs session time at its end, ms; of pauses nothing is here
 * @param signalMs how much of the time before it held a signal good enough to read, ms
 * @param bpm mean of it
 */
public record HeartPoint(long atMs, long signalMs, double bpm) {}
