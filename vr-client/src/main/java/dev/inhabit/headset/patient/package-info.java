/** A simulated patient: a small seeded model of arousal and what shows of it. No network, no clock. */
@NullMarked
package dev.inhabit.headset.patient;

import org.jspecify.annotations.NullMarked;
