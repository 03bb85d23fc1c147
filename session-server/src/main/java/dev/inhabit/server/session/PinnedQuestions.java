package dev.inhabit.server.session;

import java.util.List;

/**
 * The questions that people of a session's scene may ask, copied at creation.
 *
 * @param pool from which they are drawn
 * @param seed all chance in it comes from this
 * @param pools that pool, and those that stand in for it
 */
public record PinnedQuestions(String pool, String locale, long seed, List<Pool> pools) {
    /**
     * @param hash SHA-256 of {@code copy}, hex
     * @param copy the pool as it was, canonical JSON
     */
    public record Pool(String hash, String copy) {
        /** Not the copy, which is long and which the hash tells. */
        @Override
        public String toString() {
            return hash;
        }
    }

    public PinnedQuestions {
        pools = List.copyOf(pools);
    }
}
