/**
 * Media in, affect out: pictures, sound, words and heart rates of live sessions are read, joined and smoothed.
 *
 * <p>A picture goes from its socket to its {@code Place}; the {@code Turns} hand one sender after another to the
 * readers, streams that each own their networks and run on the inference dispatcher; the reading goes to the session's
 * affect stream, which joins the senses and tells the session at most five times a second. Nothing that was sent is
 * logged or kept: it lives in memory until it is read.
 */
@NullMarked
package dev.inhabit.server.sensing;

import org.jspecify.annotations.NullMarked;
