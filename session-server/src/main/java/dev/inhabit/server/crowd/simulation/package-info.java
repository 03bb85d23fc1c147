/**
 * The audience, simulated in ticks of 100 ms. Everything follows from a seed and the orders given: integers only, random
 * numbers by counter, no clock, no actors. The same seed and orders give the same checksum on any machine.
 */
@NullMarked
package dev.inhabit.server.crowd.simulation;

import org.jspecify.annotations.NullMarked;
