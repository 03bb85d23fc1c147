package dev.inhabit.server.session;

import dev.inhabit.server.adaptation.LearningMode;
import dev.inhabit.server.record.EventMeta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the patient's course of treatment says. Stable for ever, as all of {@link SessionEvent}. */
public sealed interface CourseEvent extends SessionEvent.InOwnFile {
    /**
     * Takes the place of what was told before.
     *
     * @param openNotices numbers of the notices of risk that nobody has closed, ascending
     * @param disproved expectations of this session that did not come true and became much less likely, by their number
     */
    record CourseTold(Asker by, LearningMode mode, List<Long> openNotices, List<Expectation> disproved)
            implements CourseEvent {
        public CourseTold {
            openNotices = List.copyOf(openNotices);
            disproved = List.copyOf(disproved);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("course", by, mode, openNotices, disproved);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.course(state.course().told(this, state.clock().activeMsAt(meta.occurredAt())));
        }
    }

    /** @param before how likely what was feared seemed, 0 to 100; {@code after} likewise */
    record Expectation(long expectationNr, int before, int after) {}
}
