/** Tests of the figures of a course of treatment. */
@NullMarked
package dev.inhabit.server.progress;

import org.jspecify.annotations.NullMarked;
