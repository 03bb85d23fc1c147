/** Conversations with the people of a scene: what they say and wait for, read from {@code config/dialogue}, and the rules that lead through them. */
@NullMarked
package dev.inhabit.server.dialogue;

import org.jspecify.annotations.NullMarked;
