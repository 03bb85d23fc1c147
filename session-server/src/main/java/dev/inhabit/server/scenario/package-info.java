/** What the scenario builder offers and what its slider sets. */
@NullMarked
package dev.inhabit.server.scenario;

import org.jspecify.annotations.NullMarked;
