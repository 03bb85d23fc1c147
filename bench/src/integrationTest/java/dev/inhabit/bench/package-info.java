/** Headsets and server together. */
@NullMarked
package dev.inhabit.bench;

import org.jspecify.annotations.NullMarked;
