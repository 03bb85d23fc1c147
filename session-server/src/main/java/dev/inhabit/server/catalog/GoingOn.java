package dev.inhabit.server.catalog;

import dev.inhabit.server.audiences.QuestionPools;
import dev.inhabit.server.dialogue.Asking;
import dev.inhabit.server.dialogue.Dialogue;
import dev.inhabit.server.dialogue.TalkManner;
import dev.inhabit.server.dialogue.WholeGroup;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.session.PinnedPace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Dialogue like = first.get();
        int people = level.audience().size();
        List<PinnedPace.Further> further = new ArrayList<>();
        Set<String> had = new HashSet<>(Set.of(like.id()));
        for (Optional<Dialogue> next = next(level, had, seed); next.isPresent(); next = next(level, had, seed)) {
            had.add(next.get().id());
            if (next.get().people().equals(like.people())) {
                further.add(further(whole(next.get(), people), seed + had.size()));
            }
        }
        asking(level, whole(like, people), seed).ifPresent(asking -> further.add(further(asking, seed - 1)));
        return pace(level.minutes() * MINUTE_MS, further);
    }

    /** With everybody who is there. */
    private Dialogue whole(Dialogue dialogue, int people) {
        return content.manner(locale)
                .map(manner -> WholeGroup.of(dialogue, people, manner.group()))
                .orElse(dialogue);
    }

    private Optional<Dialogue> next(Level level, Set<String> had, long seed) {
        return content.dialogues().next(level.sublevel(), locale, had, seed, had.size());
    }

    private Optional<Dialogue> asking(Level level, Dialogue like, long seed) {
        Set<String> asked = new HashSet<>();
        List<String> questions = new ArrayList<>();
        Optional<QuestionPools.Drawn> next = draw(level, asked, seed);
        while (next.isPresent() && isNear(next.get(), level)) {
            asked.add(next.get().id());
            questions.add(next.get().question().text());
            next = draw(level, asked, seed);
        }
        return questions.isEmpty()
                ? Optional.empty()
                : content.manner(locale)
                        .map(manner -> Asking.of("asking-" + level.questionPool(), manner, like, questions));
    }

    private Optional<QuestionPools.Drawn> draw(Level level, Set<String> asked, long seed) {
        return content.pools()
                .next(level.questionPool(), locale, level.audience().questionDifficulty(), asked, seed, asked.size());
    }

    private static boolean isNear(QuestionPools.Drawn drawn, Level level) {
        return Math.abs(drawn.question().difficulty() - level.audience().questionDifficulty()) <= NEAR;
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
