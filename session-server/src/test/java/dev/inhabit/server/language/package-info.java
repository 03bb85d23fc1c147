/** Tests of what is bound to a language. */
@NullMarked
package dev.inhabit.server.language;

import org.jspecify.annotations.NullMarked;
