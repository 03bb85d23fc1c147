/** How well the senses read data whose truth is known: data sets in, figures out. Prints and stores nothing of the data. */
@NullMarked
package dev.inhabit.affect.evaluation;

import org.jspecify.annotations.NullMarked;
