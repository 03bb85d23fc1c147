/**
 * The crowd of a session: what it was told and asked is recorded, what it does follows from that. The simulation itself
 * is in {@code simulation}.
 */
@NullMarked
package dev.inhabit.server.crowd;

import org.jspecify.annotations.NullMarked;
