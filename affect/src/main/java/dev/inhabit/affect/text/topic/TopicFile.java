package dev.inhabit.affect.text.topic;

import java.util.List;
import java.util.Map;

/**
 * What the file of topics holds.
 *
 * @param topics the phrases that point to each topic, by its name
 * @param elsewhere phrases in which such words mean something else
 */
public record TopicFile(Map<String, List<String>> topics, List<String> elsewhere) {}
