/** Reads faces: image bytes to a box, an expression and how sure the reading is. Expression is what a face shows, not what a person feels. */
@NullMarked
package dev.inhabit.affect.face;

import org.jspecify.annotations.NullMarked;
