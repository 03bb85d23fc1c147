/** Joins the readings of several senses into one, and derives stress from them. */
@NullMarked
package dev.inhabit.affect.fusion;

import org.jspecify.annotations.NullMarked;
