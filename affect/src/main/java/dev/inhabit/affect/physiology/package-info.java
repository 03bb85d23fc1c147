/** Reads the body: arousal from the heart's rate. */
@NullMarked
package dev.inhabit.affect.physiology;

import org.jspecify.annotations.NullMarked;
