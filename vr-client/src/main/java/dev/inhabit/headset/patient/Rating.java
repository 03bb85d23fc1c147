package dev.inhabit.headset.patient;

import org.jspecify.annotations.Nullable;

/**
 * A SUDS rating.
 *
 * @param suds 0 to 100
 * @param trigger what it was about, an open code; null where nothing in particular
 */
public record Rating(int suds, @Nullable String trigger) {}
