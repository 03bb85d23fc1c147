package dev.inhabit.server.progress;

import dev.inhabit.protocol.SummaryView.Achievement;
import dev.inhabit.protocol.SummaryView.AchievementKind;
import dev.inhabit.server.treatment.ExposureResult;
import dev.inhabit.server.treatment.HierarchyItem;
import dev.inhabit.server.treatment.ItemStatus;
import dev.inhabit.server.treatment.LevelProgress;
import dev.inhabit.server.treatment.Results;
import dev.inhabit.server.treatment.TreatmentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session brought that is worth being told, each from events of the course. A session that was left early brings
 * nothing that rests on how distress fell: leaving makes it fall too.
 */
public final class Achievements {
    private static final double HALF = 0.5;

    private final TreatmentState course;
    private final Results.Known known;
    private final ExposureResult result;
    private final List<Achievement> found = new ArrayList<>();

    private Achievements(TreatmentState course, Results.Known known) {
        this.course = course;
        this.known = known;
        this.result = known.result();
    }

    /** @param known what the session showed, as the course knows it */
    public static List<Achievement> of(TreatmentState course, Results.Known known) {
        return known.result().startedAt() == null ? List.of() : new Achievements(course, known).all();
    }

    private List<Achievement> all() {
        List<Results.Known> before = course.results().ofSublevel(result.sublevel(), 0).stream()
                .filter(one -> one.result().startedAt() != null && one.firstNr() < known.firstNr())
                .toList();
        if (before.isEmpty()) {
            add(AchievementKind.FIRST_OF_SUBLEVEL, result.sublevel(), known.nr());
        }
        if (result.isCompleted() && result.stayedAsPlanned()) {
            add(AchievementKind.STAYED_AS_PLANNED, null, known.nr());
        }
        distress(before);
        course.levels()
                .passed(result.sublevel())
                .filter(passed -> passed.session().equals(result.session()))
                .ifPresent(this::passed);
        course.hierarchy().items().forEach(this::moved);
        course.learning().expectations().stream()
                .filter(one -> result.session().equals(one.session()) && one.surprise() != null)
                .forEach(one -> add(
                        AchievementKind.FEAR_DISPROVED,
                        one.fearedOutcome(),
                        one.nr(),
                        Objects.requireNonNull(one.review()).nr()));
        return List.copyOf(found);
    }

    private void add(AchievementKind kind, @Nullable String about, Long... because) {
        found.add(new Achievement(kind, about, List.of(because)));
    }

    private void distress(List<Results.Known> before) {
        Integer peak = result.peakSuds();
        Integer end = result.endSuds();
        if (peak == null || end == null || !result.tellsDistress() || result.wasLeft()) {
            return;
        }
        if (peak > 0 && end <= HALF * peak) {
            add(AchievementKind.DISTRESS_HALVED, null, known.nr());
        }
        Optional<Integer> lowest = before.stream()
                .filter(one -> one.result().tellsDistress())
                .map(one -> Objects.requireNonNull(one.result().peakSuds()))
                .min(Integer::compare);
        if (lowest.isPresent() && peak < lowest.get()) {
            add(AchievementKind.LOWEST_PEAK, result.sublevel(), known.nr());
        }
    }

    private void passed(LevelProgress.Passed passed) {
        add(AchievementKind.SUBLEVEL_PASSED, passed.sublevel(), passed.nr());
        // What opens a level is the pass before it in the log: both are decided at once.
        course.levels().unlocked().stream()
                .filter(one -> one.nr() == passed.nr() + 1)
                .forEach(one -> add(AchievementKind.LEVEL_OPENED, String.valueOf(one.level()), passed.nr(), one.nr()));
    }

    private void moved(HierarchyItem item) {
        HierarchyItem.Move move = item.move();
        if (move == null || move.rule() == null || !move.becauseNrs().contains(known.nr())) {
            return;
        }
        if (item.status() == ItemStatus.HABITUATED || item.status() == ItemStatus.MASTERED) {
            add(
                    item.status() == ItemStatus.HABITUATED
                            ? AchievementKind.SITUATION_HABITUATED
                            : AchievementKind.SITUATION_MASTERED,
                    item.description(),
                    move.nr());
        }
    }
}
