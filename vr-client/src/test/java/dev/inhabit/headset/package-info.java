/** Tests of the headset. */
@NullMarked
package dev.inhabit.headset;

import org.jspecify.annotations.NullMarked;
