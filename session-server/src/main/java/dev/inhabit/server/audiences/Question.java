package dev.inhabit.server.audiences;

import java.util.Set;

/**
 * A question that somebody of a scene asks.
 *
 * @param id within its pool
 * @param difficulty 0 easy to 10 hostile
 * @param tone {@code friendly}, {@code neutral}, {@code skeptical} or {@code hostile}
 * @param topics tags, by which a patient's triggers are found
 */
public record Question(String id, int difficulty, String tone, Set<String> topics, String text) {
    public Question {
        topics = Set.copyOf(topics);
    }
}
