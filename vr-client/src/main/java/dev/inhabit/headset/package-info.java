/**
 * The headset program: shows a session's scene to a patient and sends back what the patient does. Here without glasses
 * or window, with a simulated patient, for demonstrations and load.
 */
@NullMarked
package dev.inhabit.headset;

import org.jspecify.annotations.NullMarked;
