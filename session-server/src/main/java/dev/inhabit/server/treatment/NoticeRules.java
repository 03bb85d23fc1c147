package dev.inhabit.server.treatment;

import dev.inhabit.server.safety.SafetyRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which notices of risk nobody has answered in time, by a clinic's steps. */
public final class NoticeRules {
    private NoticeRules() {}

    /** What is due now: each step that was not taken yet, of each notice that nobody answered, in order. */
    public static List<NoticeCommand.EscalateNotice> due(
            TreatmentState state, List<SafetyRules.Step> steps, Instant now) {
        List<NoticeCommand.EscalateNotice> due = new ArrayList<>();
        for (Assessments.Notice notice : state.assessments().unanswered()) {
            int taken = notice.escalations().stream()
                    .mapToInt(Assessments.Escalation::stage)
                    .max()
                    .orElse(0);
            for (int stage = taken + 1; stage <= steps.size(); stage++) {
                SafetyRules.Step step = steps.get(stage - 1);
                if (!now.isBefore(notice.at().plus(step.after()))) {
                    due.add(new NoticeCommand.EscalateNotice(notice.nr(), stage, step.to(), step.after()));
                }
            }
        }
        return due;
    }
}
