/** How a course of treatment goes: figures computed from what was recorded alone, each with what it came from. */
@NullMarked
package dev.inhabit.server.progress;

import org.jspecify.annotations.NullMarked;
