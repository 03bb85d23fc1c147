/** Tests of camera and microphone. */
@NullMarked
package dev.inhabit.headset.media;

import org.jspecify.annotations.NullMarked;
