/** Tests of the headset. */
@NullMarked
package dev.inhabit.headset.scene;

import org.jspecify.annotations.NullMarked;
