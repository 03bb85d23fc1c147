package dev.inhabit.server.session;

import dev.inhabit.server.adaptation.LearningMode;
import dev.inhabit.server.record.Decision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session is told of the patient's course of treatment, so that it stands in its own record. */
public sealed interface CourseCommand extends SessionCommand.InOwnFile {
    /**
     * Recorded where it is news. No client can ask for it: it follows from what was asked of the course.
     *
     * @param courseNr sequence number of the course as it was read
     * @param isOutdated something later was told already
     */
    record TellCourse(
            Asker by,
            LearningMode mode,
            List<Long> openNotices,
            List<CourseEvent.Expectation> disproved,
            long courseNr,
            boolean isOutdated)
            implements CourseCommand {
        public TellCourse {
            openNotices = List.copyOf(openNotices);
            disproved = List.copyOf(disproved);
        }

        public TellCourse(
                Asker by,
                LearningMode mode,
                List<Long> openNotices,
                List<CourseEvent.Expectation> disproved,
                long courseNr) {
            this(by, mode, openNotices, disproved, courseNr, false);
        }

        TellCourse outdated() {
            return new TellCourse(by, mode, openNotices, disproved, courseNr, true);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("course", by, mode, openNotices, disproved);
        }

        @Override
        public boolean isVital() {
            return true;
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return isOutdated || sameAs(state.course())
                    ? Decision.nothing()
                    : Decision.of(new CourseEvent.CourseTold(by, mode, openNotices, disproved));
        }

        private boolean sameAs(CourseRecord known) {
            return known.mode() == mode
                    && known.openNotices().equals(openNotices)
                    && known.disproved().stream()
                            .map(one -> new CourseEvent.Expectation(one.expectationNr(), one.before(), one.after()))
                            .toList()
                            .equals(disproved);
        }
    }
}
