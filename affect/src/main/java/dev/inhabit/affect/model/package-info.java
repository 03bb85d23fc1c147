/** The networks the senses run on: which there are, where their files lie, and that the files are the ones meant. */
@NullMarked
package dev.inhabit.affect.model;

import org.jspecify.annotations.NullMarked;
