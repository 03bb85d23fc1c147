package dev.inhabit.affect.text.topic;

/**
 * A topic that a text touches, and the place that says so first.
 *
 * @param topic as the file of topics names it
 * @param mentions how many places say so, 1 or more
 * @param start place of the phrase's first character in the text
 * @param end place after its last character
 */
public record TopicTag(String topic, int mentions, int start, int end) {
    /** Names no topic: what a person talked about must not reach a log by way of a message. */
    @Override
    public String toString() {
        return "TopicTag";
    }
}
