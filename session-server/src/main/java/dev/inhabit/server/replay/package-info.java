/** What was, at any second: a session's log folded again, with its crowd played again. Reads, and changes nothing. */
@NullMarked
package dev.inhabit.server.replay;

import org.jspecify.annotations.NullMarked;
