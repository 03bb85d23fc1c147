/**
 * Servers of one small protocol for P1. A socket at {@code /s/<session>} is one of its session's; every session sends 300
 * bytes to all of its sockets thirty times a second; the text holds when it was due, so that a client knows what waited.
 */
@NullMarked
package dev.inhabit.bench.fanout;

import org.jspecify.annotations.NullMarked;
