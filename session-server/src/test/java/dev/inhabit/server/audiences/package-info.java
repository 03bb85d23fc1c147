/** Tests of questions and encouragements. */
@NullMarked
package dev.inhabit.server.audiences;

import org.jspecify.annotations.NullMarked;
