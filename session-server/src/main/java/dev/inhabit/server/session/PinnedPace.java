package dev.inhabit.server.session;

import java.util.List;

/**
 * How fast things are said in a session and what follows when a conversation is over, copied at creation.
 *
 * @param wordMs so long a word is taken to last
 * @param betweenMs from the end of one conversation to the begin of the next
 * @param questionEveryMs from one question that the audience asks by itself to the next
 * @param untilActiveMs session time from which no other conversation begins, ms
 * @param further conversations that follow, in order; empty where people say goodbye
 */
public record PinnedPace(int wordMs, int betweenMs, int questionEveryMs, long untilActiveMs, List<Further> further) {
    /** Of sessions from before it was pinned. */
    static final PinnedPace EARLIER = new PinnedPace(400, 0, 45_000, 0, List.of());

    /**
     * A conversation that follows; all else is as in the one before.
     *
     * @param hash SHA-256 of {@code copy}, hex
     * @param copy the conversation as it was, canonical JSON
     * @param seed all chance in it comes from this
     */
    public record Further(
            String conversation, String title, String hash, String copy, long seed, List<PinnedTalk.Person> people) {
        public Further {
            people = List.copyOf(people);
        }

        /** Not the copy, which is long and which the hash tells. */
        @Override
        public String toString() {
            return conversation + " " + hash + ", seed " + seed;
        }
    }

    public PinnedPace {
        further = List.copyOf(further);
    }

    PinnedPace withoutFirst() {
        return new PinnedPace(wordMs, betweenMs, questionEveryMs, untilActiveMs, further.subList(1, further.size()));
    }
}
