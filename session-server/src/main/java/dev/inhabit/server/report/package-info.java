/** What is written about a session or a course of treatment for its patient or therapist, as a page and as a PDF. */
@NullMarked
package dev.inhabit.server.report;

import org.jspecify.annotations.NullMarked;
