/** Thresholds, windows and paced breathing for the heart. */
@NullMarked
package dev.inhabit.server.biofeedback;

import org.jspecify.annotations.NullMarked;
