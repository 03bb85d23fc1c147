/** Slides: drawn from what is uploaded, in a process of its own, and kept sealed. */
@NullMarked
package dev.inhabit.server.slides;

import org.jspecify.annotations.NullMarked;
