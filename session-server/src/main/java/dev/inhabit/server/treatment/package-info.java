/**
 * The course of a patient's treatment: fear hierarchy, levels, homework, goals, what was learnt, questionnaires. One
 * entity a patient, apart from the patient's record, which every request looks at and which is to stay small.
 */
@NullMarked
package dev.inhabit.server.treatment;

import org.jspecify.annotations.NullMarked;
