package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which sub-levels were passed, and what is open. Level 1 is open from the start; a further level opens once
 * {@value #PASSED_TO_UNLOCK} of the five sub-levels below it are passed, or by a therapist's word, of which the last one
 * about a sub-level or its level counts.
 */
public record LevelProgress(List<Passed> passed, List<Unlocked> unlocked, List<TherapistsWord> overrides) {
    public static final int LEVELS = 5;
    public static final int SUBLEVELS = 5;
    /** This project's proposal, without clinical validation. */
    public static final int PASSED_TO_UNLOCK = 4;

    static final LevelProgress NONE = new LevelProgress(List.of(), List.of(), List.of());
    private static final Pattern SUBLEVEL = Pattern.compile("[1-5][A-E]");
    private static final Pattern LEVEL = Pattern.compile("[1-5]");

    public record Passed(
            long nr, Instant at, String sublevel, EntityId session, LevelEvent.PassRule rule, List<Long> becauseNrs) {
        public Passed {
            becauseNrs = List.copyOf(becauseNrs);
        }
    }

    public record Unlocked(long nr, int level) {}

    public record TherapistsWord(long nr, Instant at, String place, boolean open, String reason, EntityId by) {}

    public LevelProgress {
        passed = List.copyOf(passed);
        unlocked = List.copyOf(unlocked);
        overrides = List.copyOf(overrides);
    }

    public static boolean isSublevel(String text) {
        return SUBLEVEL.matcher(text).matches();
    }

    static boolean isLevel(String text) {
        return LEVEL.matcher(text).matches();
    }

    public static int levelOf(String sublevel) {
        return sublevel.charAt(0) - '0';
    }

    /** {@code 3A} to {@code 3E}. */
    public static List<String> sublevelsOf(int level) {
        return List.of(level + "A", level + "B", level + "C", level + "D", level + "E");
    }

    public Optional<Passed> passed(String sublevel) {
        return passed.stream().filter(one -> one.sublevel().equals(sublevel)).findFirst();
    }

    public List<Passed> passedOf(int level) {
        return passed.stream().filter(one -> levelOf(one.sublevel()) == level).toList();
    }

    public boolean isUnlocked(int level) {
        return level == 1 || unlocked.stream().anyMatch(one -> one.level() == level);
    }

    public boolean isOpen(String sublevel) {
        return lastWord(sublevel).map(TherapistsWord::open).orElseGet(() -> isUnlocked(levelOf(sublevel)));
    }

    /** What must happen before a session of it can start; empty where it is open. */
    public Optional<String> missing(String sublevel) {
        if (isOpen(sublevel)) {
            return Optional.empty();
        }
        if (lastWord(sublevel).isPresent()) {
            return Optional.of("sub-level " + sublevel + " was closed by a therapist, who can open it again");
        }
        int below = levelOf(sublevel) - 1;
        int done = passedOf(below).size();
        return Optional.of(
                "sub-level " + sublevel + " is locked: " + done + " of " + SUBLEVELS + " sub-levels of level " + below
                        + " are passed, " + PASSED_TO_UNLOCK + " are needed; a therapist can open it and say why");
    }

    private Optional<TherapistsWord> lastWord(String sublevel) {
        String level = sublevel.substring(0, 1);
        return overrides.stream()
                .filter(one -> one.place().equals(sublevel) || one.place().equals(level))
                .reduce((earlier, later) -> later);
    }

    LevelProgress plus(Passed one) {
        return new LevelProgress(more(passed, one), unlocked, overrides);
    }

    LevelProgress plus(Unlocked one) {
        return new LevelProgress(passed, more(unlocked, one), overrides);
    }

    LevelProgress plus(TherapistsWord one) {
        return new LevelProgress(passed, unlocked, more(overrides, one));
    }

    private static <T> List<T> more(List<T> some, T one) {
        List<T> more = new ArrayList<>(some);
        more.add(one);
        return more;
    }
}
