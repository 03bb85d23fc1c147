/** Processes killed and paused under load; what was acknowledged is then counted from the journal. */
@NullMarked
package dev.inhabit.faults;

import org.jspecify.annotations.NullMarked;
