/** Scenarios of a therapist's own: what the builder offers, what its slider sets, and what was written and saved. */
@NullMarked
package dev.inhabit.server.scenario;

import org.jspecify.annotations.NullMarked;
