/**
 * Screens words for signs of danger, by rules that a clinician can read and change. It may only open a conversation about
 * safety: it never closes one, and no level of it is a diagnosis.
 */
@NullMarked
package dev.inhabit.affect.text.risk;

import org.jspecify.annotations.NullMarked;
