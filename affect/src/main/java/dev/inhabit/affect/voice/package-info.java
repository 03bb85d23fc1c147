/** Reads voices: 16 kHz mono sound to prosody, cepstra and, where enough of the speaker is known, an expressed emotion. */
@NullMarked
package dev.inhabit.affect.voice;

import org.jspecify.annotations.NullMarked;
