package dev.inhabit.server.gateway;

/** Reads the sequence number off the text of a recorded update, without parsing the whole. */
final class RecordedText {
    private static final String HEAD = "{\"type\":\"recorded\",\"sequenceNr\":";

    private RecordedText() {}

    /** −1 where the text is another message. */
    static long sequenceNrOf(String json) {
        if (!json.startsWith(HEAD)) {
            return -1;
        }
        long value = 0;
        for (int i = HEAD.length(); i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < '0' || c > '9') {
                return value;
            }
            value = value * 10 + (c - '0');
        }
        return -1;
    }
}
