package dev.inhabit.server.patient;

import java.time.Instant;

/**
 * The latest word of a patient on one flow.
 *
 * @param since when it was given or withdrawn
 * @param textVersion of the text that was shown
 */
public record Consent(boolean given, Instant since, String textVersion) {}
