/** Tests of the difficulty slider. */
@NullMarked
package dev.inhabit.server.scenario;

import org.jspecify.annotations.NullMarked;
