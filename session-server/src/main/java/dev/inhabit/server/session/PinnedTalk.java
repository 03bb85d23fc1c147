package dev.inhabit.server.session;

import java.util.List;

/**
 * The conversation a session runs with, copied at creation: what a clinic edits tomorrow does not change yesterday.
 *
 * @param conversation its id
 * @param hash SHA-256 of {@code copy}, hex
 * @param copy the conversation as it was, canonical JSON
 * @param languageCopy what is bound to its language, likewise
 * @param seed all chance in it comes from this
 * @param replyDelayMinMs the least that somebody waits before speaking, ms
 * @param gazePercent share of the time that who listens looks at the patient
 * @param people who speaks; the first is number 0 of the scene
 */
public record PinnedTalk(
        String conversation,
        String locale,
        String title,
        String hash,
        String copy,
        String languageCopy,
        long seed,
        int replyDelayMinMs,
        int replyDelayMaxMs,
        int gazePercent,
        List<Person> people) {
    /** @param id as the conversation's places name them */
    public record Person(String id, String name, String role) {}

    public PinnedTalk {
        people = List.copyOf(people);
    }

    /** The one that follows it. */
    PinnedTalk followedBy(PinnedPace.Further next) {
        return new PinnedTalk(
                next.conversation(),
                locale,
                next.title(),
                next.hash(),
                next.copy(),
                languageCopy,
                next.seed(),
                replyDelayMinMs,
                replyDelayMaxMs,
                gazePercent,
                next.people());
    }

    /** The number in the scene of whoever has that id. */
    int npc(String id) {
        for (int npc = 0; npc < people.size(); npc++) {
            if (people.get(npc).id().equals(id)) {
                return npc;
            }
        }
        throw new IllegalArgumentException(conversation + " has nobody named " + id);
    }

    /** Not the copies, which are long and which the hash tells. */
    @Override
    public String toString() {
        return "PinnedTalk[" + conversation + "." + locale + " " + hash + ", seed " + seed + ", delay "
                + replyDelayMinMs + " to " + replyDelayMaxMs + ", gaze " + gazePercent + "]";
    }
}
