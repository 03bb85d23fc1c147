/** Reads words: a sentence to expressed emotions and a sentiment. */
@NullMarked
package dev.inhabit.affect.text;

import org.jspecify.annotations.NullMarked;
