/**
 * The patient: who cares for them and what they have consented to. Commands, events, state and rules are pure; the
 * sharded actor only records what they decide.
 */
@NullMarked
package dev.inhabit.server.patient;

import org.jspecify.annotations.NullMarked;
