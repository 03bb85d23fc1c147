/** What asks for a therapist's eye while a session runs, by a clinic's limits. Rules alone; sessions ask them. */
@NullMarked
package dev.inhabit.server.alerts;

import org.jspecify.annotations.NullMarked;
