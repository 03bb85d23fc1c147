/** The 25 sub-levels of graded exposure, read from {@code config/levels}, checked, hashed, and pinned by sessions. */
@NullMarked
package dev.inhabit.server.levels;

import org.jspecify.annotations.NullMarked;
