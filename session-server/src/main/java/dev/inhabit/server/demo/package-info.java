/** {@code inhabit demo}: everything embedded, and a live session of a simulated patient, through the public interface. */
@NullMarked
package dev.inhabit.server.demo;

import org.jspecify.annotations.NullMarked;
