/** Tests of conversations and the rules that lead through them. */
@NullMarked
package dev.inhabit.server.dialogue;

import org.jspecify.annotations.NullMarked;
