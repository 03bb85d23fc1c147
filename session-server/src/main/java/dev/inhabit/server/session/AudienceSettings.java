package dev.inhabit.server.session;

/**
 * What the therapist has set the audience to.
 *
 * @param size 1 to 500 people
 * @param mood 0 friendly, 50 neutral, 100 critical
 * @param questionDifficulty 0 easy to 10 hostile
 */
public record AudienceSettings(int size, int mood, int questionDifficulty) {}
