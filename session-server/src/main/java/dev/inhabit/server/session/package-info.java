/** A live exposure session: what can be asked of it, what happened in it, and the actor that runs it. */
@NullMarked
package dev.inhabit.server.session;

import org.jspecify.annotations.NullMarked;
