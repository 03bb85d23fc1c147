package dev.inhabit.server.session;

import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.adaptation.LearningMode;
import org.jspecify.annotations.Nullable;

/** What the course of treatment says, in the form in which it crosses the wire; for who treats the patient alone. */
final class CourseViews {
    private CourseViews() {}

    static SessionUpdate update(CourseEvent.CourseTold told, Role reader) {
        return SessionViews.mayReadWords(reader)
                ? new SessionUpdate.CourseTold(
                        TreatmentView.Mode.valueOf(told.mode().name()),
                        told.openNotices().size(),
                        told.disproved().stream()
                                .map(CourseEvent.Expectation::expectationNr)
                                .toList())
                : new SessionUpdate.Withheld();
    }

    static TreatmentView.@Nullable Mode mode(@Nullable LearningMode mode) {
        return mode == null ? null : TreatmentView.Mode.valueOf(mode.name());
    }
}
