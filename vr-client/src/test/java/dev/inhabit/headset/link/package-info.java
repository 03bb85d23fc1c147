/** Tests of the headset. */
@NullMarked
package dev.inhabit.headset.link;

import org.jspecify.annotations.NullMarked;
