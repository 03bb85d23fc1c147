/** Tests of the course of treatment. */
@NullMarked
package dev.inhabit.server.treatment;

import org.jspecify.annotations.NullMarked;
