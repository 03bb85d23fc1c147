/** How positive or negative words are: VADER's sentiment, and a cue of sarcasm. */
@NullMarked
package dev.inhabit.affect.text.sentiment;

import org.jspecify.annotations.NullMarked;
