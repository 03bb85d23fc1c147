/**
 * The crowd on the wire: one binary frame of eight bytes for each person in the audience, and the seat map that says
 * once where they sit. Byte by byte in {@code docs/protocol-crowd-frame.md}.
 */
@NullMarked
package dev.inhabit.protocol.crowd;

import org.jspecify.annotations.NullMarked;
