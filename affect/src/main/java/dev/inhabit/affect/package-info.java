/** The senses as a library: images, sound, words and heart rate in, typed readings out. No network, no actors, no clock but for stage timing. */
@NullMarked
package dev.inhabit.affect;

import org.jspecify.annotations.NullMarked;
