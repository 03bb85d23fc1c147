/** Tests of the patient's record. */
@NullMarked
package dev.inhabit.server.patient;

import org.jspecify.annotations.NullMarked;
