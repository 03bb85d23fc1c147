package dev.inhabit.server.catalog;

import dev.inhabit.server.audiences.QuestionPools;
import dev.inhabit.server.dialogue.Asking;
import dev.inhabit.server.dialogue.Dialogue;
import dev.inhabit.server.dialogue.TalkManner;
import dev.inhabit.server.dialogue.WholeGroup;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.scenario.BuilderChoices;
import dev.inhabit.server.session.PinnedPace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What follows in a session when a conversation is over before the planned minutes are, chosen when it is created. */
final class GoingOn {
    private static final long MINUTE_MS = 60_000;
    /** Questions so much easier or harder than the sub-level's are of it still, on the scale of 0 to 10. */
    private static final int NEAR = 3;

    private final Content content;
    private final String locale;

    GoingOn(Content content, String locale) {
        this.content = content;
        this.locale = locale;
    }

    /** The clinic's pace, after which people say goodbye. */
    PinnedPace andEnds() {
        return pace(0, List.of());
    }

    /**
     * The other conversations of the sub-level that the same people lead, in an order of the seed's; then questions of its pool.
     *
     * @param first the conversation that the session begins with; empty where nobody talks with the patient
     */
    PinnedPace of(Level level, Optional<Dialogue> first, long seed) {
        if (first.isEmpty() || !level.furtherConversations()) {
            return andEnds();
        }
        return of(
                first.get(),
                had -> content.dialogues().next(level.sublevel(), locale, had, seed, had.size()),
                new Session(
                        level.minutes(),
                        level.audience().size(),
                        level.questionPool(),
                        level.audience().questionDifficulty()),
                seed);
    }

    /**
     * The other conversations that the builder lists for that kind of scene and the same people lead, the nearest in difficulty
     * first; then questions of the pool.
     *
     * @param first the conversation that the session begins with; empty where nobody talks with the patient
     */
    PinnedPace of(BuilderChoices.BaseType type, String setting, Optional<Dialogue> first, Session session, long seed) {
        if (first.isEmpty() || !type.furtherConversations()) {
            return andEnds();
        }
        List<String> there = content.builder().conversations(type, setting);
        int at = there.indexOf(first.get().id());
        List<Dialogue> nearest = IntStream.range(0, there.size())
                .boxed()
                .sorted(Comparator.comparingInt(index -> Math.abs(index - at)))
                .flatMap(index -> content.dialogues().find(there.get(index), locale).stream())
                .toList();
        return of(
                first.get(),
                had -> nearest.stream()
                        .filter(dialogue -> !had.contains(dialogue.id()))
                        .findFirst(),
                session,
                seed);
    }

    /**
     * What goes on.
     *
     * @param minutes planned
     * @param people there
     * @param pool of questions
     * @param questionDifficulty 0 to 10
     */
    record Session(int minutes, int people, String pool, int questionDifficulty) {}

    /** @param others the next conversation, given the ids of those that there were */
    private PinnedPace of(
            Dialogue first, Function<Set<String>, Optional<Dialogue>> others, Session session, long seed) {
        List<PinnedPace.Further> further = new ArrayList<>();
        Set<String> had = new HashSet<>(Set.of(first.id()));
        for (Optional<Dialogue> next = others.apply(had); next.isPresent(); next = others.apply(had)) {
            had.add(next.get().id());
            if (next.get().people().equals(first.people())) {
                further.add(further(whole(next.get(), session.people()), seed + had.size()));
            }
        }
        asking(session, whole(first, session.people()), seed)
                .ifPresent(asking -> further.add(further(asking, seed - 1)));
        return pace(session.minutes() * MINUTE_MS, further);
    }

    /** With everybody who is there. */
    private Dialogue whole(Dialogue dialogue, int people) {
        return content.manner(locale)
                .map(manner -> WholeGroup.of(dialogue, people, manner.group()))
                .orElse(dialogue);
    }

    private Optional<Dialogue> asking(Session session, Dialogue like, long seed) {
        Set<String> asked = new HashSet<>();
        List<String> questions = new ArrayList<>();
        Optional<QuestionPools.Drawn> next = draw(session, asked, seed);
        while (next.isPresent() && isNear(next.get(), session)) {
            asked.add(next.get().id());
            questions.add(next.get().question().text());
            next = draw(session, asked, seed);
        }
        return questions.isEmpty()
                ? Optional.empty()
                : content.manner(locale).map(manner -> Asking.of("asking-" + session.pool(), manner, like, questions));
    }

    private Optional<QuestionPools.Drawn> draw(Session session, Set<String> asked, long seed) {
        return content.pools().next(session.pool(), locale, session.questionDifficulty(), asked, seed, asked.size());
    }

    private static boolean isNear(QuestionPools.Drawn drawn, Session session) {
        return Math.abs(drawn.question().difficulty() - session.questionDifficulty()) <= NEAR;
    }

    private static PinnedPace.Further further(Dialogue dialogue, long seed) {
        return new PinnedPace.Further(
                dialogue.id(), dialogue.title(), dialogue.hash(), dialogue.copy(), seed, SceneContent.people(dialogue));
    }

    private PinnedPace pace(long untilActiveMs, List<PinnedPace.Further> further) {
        TalkManner.Pace pace = content.manner(locale)
                .orElseThrow(() -> new IllegalStateException("no manner of " + locale))
                .pace();
        return new PinnedPace(pace.wordMs(), pace.betweenMs(), pace.questionEveryMs(), untilActiveMs, further);
    }
}
