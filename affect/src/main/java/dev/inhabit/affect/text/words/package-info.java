/** Cuts text into words by number, and finds phrases of such words: what the readers of risk, topics and tone share. */
@NullMarked
package dev.inhabit.affect.text.words;

import org.jspecify.annotations.NullMarked;
