/** Properties of the simulated patient. */
@NullMarked
package dev.inhabit.headset.patient;

import org.jspecify.annotations.NullMarked;
