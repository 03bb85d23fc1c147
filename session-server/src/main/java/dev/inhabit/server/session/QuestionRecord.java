package dev.inhabit.server.session;

import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.server.audiences.FriendlyShare;
import dev.inhabit.server.audiences.Question;
import dev.inhabit.server.audiences.QuestionPool;
import dev.inhabit.server.audiences.QuestionPools;
import dev.inhabit.server.dialogue.Dialogue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which questions were asked in a session, of those that may be.
 *
 * @param fromActiveMs session time from which the audience asks by itself, ms; −1 where it only does when it is told to
 * @param asked as {@code pool/id}, in order
 * @param lastActiveMs session time of the last, ms; 0 before the first
 * @param everyMs from one question that the audience asks by itself to the next
 * @param challenges when each was asked, where the sub-level counts what the patient stood; else empty
 */
public record QuestionRecord(
        PinnedQuestions pinned,
        long fromActiveMs,
        List<String> asked,
        long lastActiveMs,
        int everyMs,
        List<ScenarioRecord.Challenge> challenges) {
    /** The level at which somebody speaks alone before an audience. */
    private static final char SPEAKING = '3';

    public QuestionRecord {
        asked = List.copyOf(asked);
        // A state that was stored before they were counted has none.
        challenges = challenges == null ? List.of() : List.copyOf(challenges);
    }

    /**
     * Where the sub-level has questions, the audience asks by itself from the phase that is for them, or else after the talk.
     * In a scene of the therapist's own in which nobody talks with the patient, it does so in the last third of the planned
     * time.
     */
    static QuestionRecord of(PinnedQuestions pinned, PinnedLevel level, SessionState state) {
        long fromActiveMs = -1;
        if (level.has("questions")) {
            long planned = state.stage().plan().beginOf(AudiencePhase.QUESTIONS);
            if (planned >= 0) {
                fromActiveMs = planned;
            } else if (level.sublevel().charAt(0) == SPEAKING) {
                fromActiveMs = level.plannedMs();
            } else if (state.scenario() != null && state.talk() == null) {
                fromActiveMs = level.plannedMs() * 2 / 3;
            }
        }
        return new QuestionRecord(pinned, fromActiveMs, List.of(), 0, PinnedPace.EARLIER.questionEveryMs(), List.of());
    }

    QuestionRecord every(int ms) {
        return new QuestionRecord(pinned, fromActiveMs, asked, lastActiveMs, ms, challenges);
    }

    /** The audience asks by itself from that session time on, ms, where it would do so later. */
    QuestionRecord notAfter(long activeMs) {
        return fromActiveMs <= activeMs
                ? this
                : new QuestionRecord(pinned, activeMs, asked, lastActiveMs, everyMs, challenges);
    }

    /** @param counts whether the sub-level counts what the patient stood */
    QuestionRecord with(String question, long atActiveMs, boolean counts) {
        List<String> all = new ArrayList<>(asked);
        all.add(question);
        return new QuestionRecord(
                pinned,
                fromActiveMs,
                all,
                atActiveMs,
                everyMs,
                counts ? ScenarioRecord.Challenge.with(challenges, atActiveMs) : challenges);
    }

    /** The patient paused. */
    QuestionRecord escaped(long activeMs) {
        return challenges.isEmpty()
                ? this
                : new QuestionRecord(
                        pinned,
                        fromActiveMs,
                        asked,
                        lastActiveMs,
                        everyMs,
                        ScenarioRecord.Challenge.escaped(challenges, activeMs));
    }

    /** Whether the talk is over and the audience asks. */
    boolean isTimeForThem(long activeMs) {
        return fromActiveMs >= 0 && activeMs >= fromActiveMs;
    }

    /** Session time at which the audience asks by itself, ms; the largest long where it will not. */
    public long dueActiveMs() {
        if (fromActiveMs < 0) {
            return Long.MAX_VALUE;
        }
        return asked.isEmpty() ? fromActiveMs : Math.max(fromActiveMs, lastActiveMs + everyMs);
    }

    /**
     * The next question, of about the difficulty in force; empty where all were asked.
     *
     * @param mixed whether friendly ones come among them, by difficulty and mood
     * @param said ids of lines that people of the scene have said already
     */
    Optional<QuestionPools.Drawn> next(AudienceSettings audience, boolean mixed, List<String> said) {
        List<QuestionPool> copies = pinned.pools().stream()
                .map(pool -> QuestionPool.pinned(pool.copy()))
                .toList();
        QuestionPools pools = QuestionPools.of(copies);
        Set<String> heard = heard(copies, said);
        int difficulty = audience.questionDifficulty();
        int counter = asked.size();
        Optional<QuestionPools.Drawn> friendly =
                mixed && FriendlyShare.isFriendly(pinned.seed(), counter, difficulty, audience.mood())
                        ? pools.nextFriendly(
                                pinned.pool(),
                                pinned.locale(),
                                Math.min(difficulty, FriendlyShare.DIFFICULTY_MAX),
                                heard,
                                pinned.seed(),
                                counter)
                        : Optional.empty();
        return friendly.or(() -> pools.next(pinned.pool(), pinned.locale(), difficulty, heard, pinned.seed(), counter));
    }

    private Set<String> heard(List<QuestionPool> pools, List<String> said) {
        Set<String> heard = new HashSet<>(asked);
        Set<String> lines = Set.copyOf(said);
        for (QuestionPool pool : said.isEmpty() ? List.<QuestionPool>of() : pools) {
            for (Question question : pool.questions()) {
                if (lines.contains(Dialogue.Line.idOf(question.text()))) {
                    heard.add(new QuestionPools.Drawn(pool.pool(), question).id());
                }
            }
        }
        return heard;
    }

    /** A session from before there was a pace, or questions were counted, prints as it did then. */
    @Override
    public String toString() {
        return "QuestionRecord[pinned=" + pinned + ", fromActiveMs=" + fromActiveMs + ", asked=" + asked
                + ", lastActiveMs=" + lastActiveMs
                + (everyMs == PinnedPace.EARLIER.questionEveryMs() ? "" : ", everyMs=" + everyMs)
                + (challenges.isEmpty() ? "]" : ", challenges=" + challenges + "]");
    }
}
