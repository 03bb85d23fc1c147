/** Reads the body: the heart's intervals and the skin's conductance, of a window and as they arrive. */
@NullMarked
package dev.inhabit.affect.physiology;

import org.jspecify.annotations.NullMarked;
