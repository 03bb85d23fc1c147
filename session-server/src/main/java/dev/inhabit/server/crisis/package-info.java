/** Whom somebody in a crisis can reach at once, as the clinic has it. */
@NullMarked
package dev.inhabit.server.crisis;

import org.jspecify.annotations.NullMarked;
