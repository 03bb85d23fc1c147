/** Tests of questionnaires and their scores. */
@NullMarked
package dev.inhabit.server.scales;

import org.jspecify.annotations.NullMarked;
