/** Camera and microphone: real pictures and sound from files, sent at the pace the server can read, or read here. */
@NullMarked
package dev.inhabit.headset.media;

import org.jspecify.annotations.NullMarked;
