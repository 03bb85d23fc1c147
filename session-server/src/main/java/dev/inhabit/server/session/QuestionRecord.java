package dev.inhabit.server.session;

import dev.inhabit.server.audiences.QuestionPool;
import dev.inhabit.server.audiences.QuestionPools;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which questions were asked in a session, of those that may be.
 *
 * @param asked as {@code pool/id}, in order
 */
public record QuestionRecord(PinnedQuestions pinned, List<String> asked) {
    public QuestionRecord {
        asked = List.copyOf(asked);
    }

    static QuestionRecord of(PinnedQuestions pinned) {
        return new QuestionRecord(pinned, List.of());
    }

    QuestionRecord with(String question) {
        List<String> all = new ArrayList<>(asked);
        all.add(question);
        return new QuestionRecord(pinned, all);
    }

    /**
     * The next question, of about this difficulty; empty where all were asked.
     *
     * @param difficulty 0 easy to 10 hostile
     */
    Optional<QuestionPools.Drawn> next(int difficulty) {
        List<QuestionPool> pools = pinned.pools().stream()
                .map(pool -> QuestionPool.pinned(pool.copy()))
                .toList();
        return QuestionPools.of(pools)
                .next(pinned.pool(), pinned.locale(), difficulty, Set.copyOf(asked), pinned.seed(), asked.size());
    }
}
