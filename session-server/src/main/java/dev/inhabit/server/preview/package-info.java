/** How a scene would go: the rules of session and crowd in virtual time, with no actor and no store. */
@NullMarked
package dev.inhabit.server.preview;

import org.jspecify.annotations.NullMarked;
