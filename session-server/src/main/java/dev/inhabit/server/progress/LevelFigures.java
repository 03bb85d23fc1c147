package dev.inhabit.server.progress;

import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.protocol.ProgressView.Input;
import dev.inhabit.server.treatment.ExposureResult;
import dev.inhabit.server.treatment.LevelProgress;
import dev.inhabit.server.treatment.Results;
import dev.inhabit.server.treatment.TreatmentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much of a level is done. */
public final class LevelFigures {
    /** What a session must bring for its sub-level to be passed: completed, its own criterion met, distress at the target. */
    private static final int PARTS = 3;

    private LevelFigures() {}

    /** {@code 100·(passed + fraction)/5}; the fraction is that of the first sub-level that was not passed. */
    public static Figure of(TreatmentState state, int level) {
        List<Input> inputs = new ArrayList<>();
        state.levels().passedOf(level).forEach(one -> inputs.add(new Input(one.nr(), one.sublevel() + " passed", 1.0)));
        double done = inputs.size();
        Optional<String> current = LevelProgress.sublevelsOf(level).stream()
                .filter(sublevel -> state.levels().passed(sublevel).isEmpty())
                .findFirst();
        if (current.isPresent()) {
            List<Results.Known> sessions = state.results().ofSublevel(current.get(), 0);
            if (!sessions.isEmpty()) {
                Results.Known last = sessions.get(sessions.size() - 1);
                double fraction = fraction(last.result());
                done += fraction;
                inputs.add(new Input(last.nr(), current.get() + ": parts of passing it", fraction));
            }
        }
        return Figures.percent(
                "level-" + level,
                100 * done / LevelProgress.SUBLEVELS,
                "100·(passed + fraction of the current sub-level)/5",
                inputs);
    }

    /** Never 1: what has all parts is passed. A session that was left brought none. */
    private static double fraction(ExposureResult result) {
        int parts = 0;
        if (result.isCompleted()) {
            parts = 1 + (result.metItsCriterion() ? 1 : 0) + (result.reachedTarget() ? 1 : 0);
        }
        return Math.min(parts, PARTS - 1) / (double) PARTS;
    }
}
