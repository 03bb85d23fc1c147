package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was decided in a course of treatment, as a value. Each fact holds the sequence number of the event that told
 * it, so that every figure can name what it came from.
 *
 * @param id the patient's
 * @param sequenceNr of the last event that was folded
 * @param begunAt when the first was recorded; null before it
 */
public record TreatmentState(
        EntityId id,
        long sequenceNr,
        @Nullable Instant begunAt,
        Hierarchy hierarchy,
        Results results,
        LevelProgress levels,
        Homework homework,
        Goals goals,
        Learning learning,
        Assessments assessments,
        Messages messages) {

    public static TreatmentState empty(EntityId id) {
        return new TreatmentState(
                id,
                0,
                null,
                Hierarchy.NONE,
                Results.NONE,
                LevelProgress.NONE,
                Homework.NONE,
                Goals.NONE,
                Learning.NONE,
                Assessments.NONE,
                Messages.NONE);
    }

    TreatmentState at(EventMeta meta) {
        return new TreatmentState(
                id,
                meta.sequenceNr(),
                begunAt == null ? meta.recordedAt() : begunAt,
                hierarchy,
                results,
                levels,
                homework,
                goals,
                learning,
                assessments,
                messages);
    }

    TreatmentState with(Hierarchy next) {
        return new TreatmentState(
                id, sequenceNr, begunAt, next, results, levels, homework, goals, learning, assessments, messages);
    }

    TreatmentState with(Results next) {
        return new TreatmentState(
                id, sequenceNr, begunAt, hierarchy, next, levels, homework, goals, learning, assessments, messages);
    }

    TreatmentState with(LevelProgress next) {
        return new TreatmentState(
                id, sequenceNr, begunAt, hierarchy, results, next, homework, goals, learning, assessments, messages);
    }

    TreatmentState with(Homework next) {
        return new TreatmentState(
                id, sequenceNr, begunAt, hierarchy, results, levels, next, goals, learning, assessments, messages);
    }

    TreatmentState with(Goals next) {
        return new TreatmentState(
                id, sequenceNr, begunAt, hierarchy, results, levels, homework, next, learning, assessments, messages);
    }

    TreatmentState with(Learning next) {
        return new TreatmentState(
                id, sequenceNr, begunAt, hierarchy, results, levels, homework, goals, next, assessments, messages);
    }

    TreatmentState with(Assessments next) {
        return new TreatmentState(
                id, sequenceNr, begunAt, hierarchy, results, levels, homework, goals, learning, next, messages);
    }

    TreatmentState with(Messages next) {
        return new TreatmentState(
                id, sequenceNr, begunAt, hierarchy, results, levels, homework, goals, learning, assessments, next);
    }

    /** Sessions that exposed to a situation and can tell how distress moved, in order. */
    public List<Results.Known> exposures(HierarchyItem item) {
        return HierarchyRules.exposures(this, item);
    }

    /** Expectations of a session that did not come true and became much less likely, in the order in which that was said. */
    public List<Learning.Expectation> disproved(EntityId session) {
        return learning.expectations().stream()
                .filter(one -> session.equals(one.session()))
                .filter(TreatmentRules::isDisproved)
                .sorted(java.util.Comparator.comparingLong(
                        one -> java.util.Objects.requireNonNull(one.review()).nr()))
                .toList();
    }

    /** The latest exposure to a situation says how much it distresses now. */
    TreatmentState felt(ExposureResult result) {
        Integer peak = result.peakSuds();
        Hierarchy next = hierarchy;
        for (HierarchyItem item : hierarchy.items()) {
            List<Results.Known> sessions = HierarchyRules.exposures(this, item);
            boolean isLast = !sessions.isEmpty()
                    && sessions.get(sessions.size() - 1).result().session().equals(result.session());
            if (isLast && peak != null) {
                next = next.changed(item.nr(), one -> one.felt(peak));
            }
        }
        return with(next);
    }

    /** Holds what a patient wrote, which is not to be printed. */
    @Override
    public String toString() {
        return "TreatmentState[" + sequenceNr + "]";
    }
}
