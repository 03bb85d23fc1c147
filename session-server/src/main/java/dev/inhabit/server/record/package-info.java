/**
 * What every entity shares: ids, decisions, the envelope around a stored event. Plain values: no actors, no clock, no
 * store.
 */
@NullMarked
package dev.inhabit.server.record;

import org.jspecify.annotations.NullMarked;
