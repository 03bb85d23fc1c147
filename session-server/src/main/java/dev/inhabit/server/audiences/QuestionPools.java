package dev.inhabit.server.audiences;

import dev.inhabit.server.content.Chance;
import dev.inhabit.server.content.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All pools of questions, and which question comes next. */
public final class QuestionPools {
    /** A question of this much more or less difficulty still is what was asked for. */
    private static final int TOLERANCE = 1;

    private static final int DIFFICULTY_MAX = 10;
    private static final String FRIENDLY = "friendly";

    private final List<QuestionPool> pools;

    private QuestionPools(List<QuestionPool> pools) {
        this.pools = List.copyOf(pools);
    }

    public static QuestionPools of(Collection<QuestionPool> pools) {
        return new QuestionPools(List.copyOf(pools));
    }

    /** @param problems receives what is wrong */
    public static QuestionPools read(Path folder, List<Problem> problems) {
        return new QuestionPools(QuestionPool.READER.readAll(folder, problems));
    }

    public Collection<QuestionPool> all() {
        return pools;
    }

    public Optional<QuestionPool> find(String pool, String locale) {
        return pools.stream()
                .filter(each -> each.pool().equals(pool) && each.locale().equals(locale))
                .findFirst();
    }

    /** The pool and those that stand in for it; empty where it is unknown. */
    public List<QuestionPool> familyOf(String pool, String locale) {
        return find(pool, locale)
                .map(named -> pools.stream()
                        .filter(each -> each.family().equals(named.family())
                                && each.locale().equals(locale))
                        .toList())
                .orElse(List.of());
    }

    /**
     * A question that was not asked yet: of the pool, if it has one of about this difficulty; else of its family; else the
     * nearest of them all. Empty where the pool is unknown or everything was asked.
     *
     * @param difficulty 0 to 10
     * @param asked ids of questions, as {@code pool/id}
     * @param counter another for each question of a session
     */
    public Optional<Drawn> next(String pool, String locale, int difficulty, Set<String> asked, long seed, int counter) {
        Optional<QuestionPool> named = find(pool, locale);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        String family = named.get().family();
        List<Drawn> own = open(Stream.of(named.get()), asked);
        List<Drawn> all = open(
                pools.stream()
                        .filter(each ->
                                each.family().equals(family) && each.locale().equals(locale)),
                asked);
        List<Drawn> near = within(own, difficulty, TOLERANCE);
        return near.isEmpty() ? nearest(all, difficulty, seed, counter) : Optional.of(one(near, seed, counter));
    }

    /**
     * A question of a friendly tone that was not asked yet, of the pool's family, of about this difficulty or else the nearest;
     * empty where there is none.
     */
    public Optional<Drawn> nextFriendly(
            String pool, String locale, int difficulty, Set<String> asked, long seed, int counter) {
        List<Drawn> friendly = open(familyOf(pool, locale).stream(), asked).stream()
                .filter(drawn -> drawn.question().tone().equals(FRIENDLY))
                .toList();
        return nearest(friendly, difficulty, seed, counter);
    }

    private static Optional<Drawn> nearest(List<Drawn> open, int difficulty, long seed, int counter) {
        for (int distance = TOLERANCE; distance <= DIFFICULTY_MAX; distance++) {
            List<Drawn> near = within(open, difficulty, distance);
            if (!near.isEmpty()) {
                return Optional.of(one(near, seed, counter));
            }
        }
        return Optional.empty();
    }

    private static Drawn one(List<Drawn> near, long seed, int counter) {
        return near.get(Chance.below(seed, counter, near.size()));
    }

    /** A question and the pool that it came from. */
    public record Drawn(String pool, Question question) {
        /** Tells it from all others of a session. */
        public String id() {
            return pool + "/" + question.id();
        }
    }

    private static List<Drawn> open(Stream<QuestionPool> pools, Set<String> asked) {
        return pools.flatMap(pool -> pool.questions().stream().map(question -> new Drawn(pool.pool(), question)))
                .filter(drawn -> !asked.contains(drawn.id()))
                .toList();
    }

    private static List<Drawn> within(List<Drawn> questions, int difficulty, int distance) {
        return questions.stream()
                .filter(drawn -> Math.abs(drawn.question().difficulty() - difficulty) <= distance)
                .toList();
    }
}
