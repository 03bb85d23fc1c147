/** Questionnaires as data, and their scores. */
@NullMarked
package dev.inhabit.server.scales;

import org.jspecify.annotations.NullMarked;
