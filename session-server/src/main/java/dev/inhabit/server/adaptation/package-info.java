/**
 * What the readings of a session would have a therapist change, as suggestions with reason and evidence. Pure rules; a
 * proposal of this project without clinical validation.
 */
@NullMarked
package dev.inhabit.server.adaptation;

import org.jspecify.annotations.NullMarked;
