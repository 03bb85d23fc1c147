/** What a clinic wants known before a session, and whom it tells of a notice of risk that nobody answers; pure values. */
@NullMarked
package dev.inhabit.server.safety;

import org.jspecify.annotations.NullMarked;
