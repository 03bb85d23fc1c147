/** Questions that people of a scene ask, and encouragements that a therapist sends. */
@NullMarked
package dev.inhabit.server.audiences;

import org.jspecify.annotations.NullMarked;
