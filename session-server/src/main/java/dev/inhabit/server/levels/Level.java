package dev.inhabit.server.levels;

import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.SuccessCriterion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sub-level: what a session starts with.
 *
 * @param sublevel {@code 1A} to {@code 5E}
 * @param setting the scene that the headset loads
 * @param provenance {@code seed}, {@code proposed} (without clinical authority; shown as such) or {@code clinic}
 * @param minutes planned length of the exposure
 * @param eyeContactPercent share of time that a person who listens looks at the speaker
 * @param questionPool from which questions and topics are drawn
 * @param furtherConversations whether another conversation follows when one is over before the planned minutes are
 * @param success what counts as having done it; null where staying for the planned minutes does
 * @param builderDifficulty where the scenario builder starts, 1 to 10; null outside of level 5
 * @param hash SHA-256 of {@code copy}, hex: equal for files that say the same in another layout
 * @param copy the level as canonical JSON: keys sorted, no white space (RFC 8785)
 */
public record Level(
        String sublevel,
        String title,
        String setting,
        String provenance,
        Suds suds,
        int minutes,
        Audience audience,
        int eyeContactPercent,
        ReplyDelay replyDelay,
        String questionPool,
        boolean furtherConversations,
        @Nullable SuccessCriterion success,
        @Nullable Integer builderDifficulty,
        String hash,
        String copy) {

    /** The level of the clinic's own scenes, which begin with the scenario builder. */
    public static final int OWN = 5;

    /** The distress expected here, 0 to 100. */
    public record Suds(int low, int high) {}

    /** How long a person waits before an answer, ms. */
    public record ReplyDelay(int minMs, int maxMs) {}

    /** Percent of the audience; together 100. */
    public record Shares(int attentive, int bored, int skeptical, int engaged) {
        int sum() {
            return attentive + bored + skeptical + engaged;
        }
    }

    /**
     * Who is there.
     *
     * @param size 1 to 500
     * @param mood 0 friendly, 50 neutral, 100 critical
     * @param questionDifficulty 0 easy to 10 hostile
     * @param ambientPercent share of people who are busy with small things of their own
     * @param applause {@code none}, {@code clap}, {@code polite} or {@code mixed}
     * @param features {@code notes} where the speaker may use notes; the others are what people do
     */
    public record Audience(
            int size,
            int mood,
            int questionDifficulty,
            Shares shares,
            int ambientPercent,
            String applause,
            Set<String> features) {
        public Audience {
            features = Set.copyOf(features);
        }
    }

    /** 1 to 5. */
    public int level() {
        return sublevel.charAt(0) - '0';
    }

    /** What a session keeps of it, so that tomorrow's edit does not change today's session. */
    public PinnedLevel pinned() {
        Shares shares = audience.shares();
        return new PinnedLevel(
                hash,
                sublevel,
                title,
                minutes * 60_000L,
                suds.low(),
                suds.high(),
                audience.size(),
                audience.mood(),
                audience.questionDifficulty(),
                new PinnedLevel.Shares(
                        shares.attentive(),
                        shares.bored(),
                        shares.skeptical(),
                        shares.engaged(),
                        audience.ambientPercent()),
                audience.applause(),
                copy);
    }
}
