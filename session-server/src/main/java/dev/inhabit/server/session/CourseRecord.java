package dev.inhabit.server.session;

import dev.inhabit.server.adaptation.Disproved;
import dev.inhabit.server.adaptation.LearningMode;
import dev.inhabit.server.adaptation.Readings;
import java.util.List;

/**
 * What the patient's course of treatment says that bears on suggestions, as it was told last.
 *
 * @param openNotices numbers of the notices of risk that nobody has closed, ascending
 * @param disproved in the order in which they were told
 */
public record CourseRecord(LearningMode mode, List<Long> openNotices, List<Disproved> disproved) {
    static final CourseRecord NONE = new CourseRecord(LearningMode.HABITUATION, List.of(), List.of());

    public CourseRecord {
        openNotices = List.copyOf(openNotices);
        disproved = List.copyOf(disproved);
    }

    /** What was told before keeps its time. */
    CourseRecord told(CourseEvent.CourseTold now, long atActiveMs) {
        return new CourseRecord(
                now.mode(),
                now.openNotices(),
                now.disproved().stream()
                        .map(one -> new Disproved(
                                one.expectationNr(),
                                one.before(),
                                one.after(),
                                disproved.stream()
                                        .filter(known -> known.expectationNr() == one.expectationNr())
                                        .findFirst()
                                        .map(Disproved::atMs)
                                        .orElse(atActiveMs)))
                        .toList());
    }

    Readings.Learning learning() {
        return new Readings.Learning(mode, disproved);
    }
}
