package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ProgressView;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.crisis.CrisisResources;
import dev.inhabit.server.progress.HomeworkProgress;
import dev.inhabit.server.progress.LevelFigures;
import dev.inhabit.server.progress.Progress;
import dev.inhabit.server.progress.ProgressSettings;
import dev.inhabit.server.safety.SafetyRules;
import dev.inhabit.server.session.DropCause;
import dev.inhabit.server.treatment.Assessments;
import dev.inhabit.server.treatment.BeforeSession;
import dev.inhabit.server.treatment.ExposureResult;
import dev.inhabit.server.treatment.Goals;
import dev.inhabit.server.treatment.HierarchyItem;
import dev.inhabit.server.treatment.Homework;
import dev.inhabit.server.treatment.Learning;
import dev.inhabit.server.treatment.LevelProgress;
import dev.inhabit.server.treatment.Results;
import dev.inhabit.server.treatment.TreatmentState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A course of treatment as somebody may see it. */
final class TreatmentViews {
    private final TreatmentState state;
    private final boolean toPatient;
    private final ZoneId zone;
    private final LocalDate today;

    /** @param toPatient without what therapists wrote for themselves */
    TreatmentViews(TreatmentState state, boolean toPatient, ZoneId zone, Instant now) {
        this.state = state;
        this.toPatient = toPatient;
        this.zone = zone;
        this.today = LocalDate.ofInstant(now, zone);
    }

    TreatmentView.Hierarchy hierarchy() {
        return new TreatmentView.Hierarchy(
                state.hierarchy().items().stream().map(this::item).toList());
    }

    private TreatmentView.Item item(HierarchyItem item) {
        return new TreatmentView.Item(
                item.nr(),
                item.description(),
                item.initialSuds(),
                item.currentSuds(),
                item.sublevel(),
                TreatmentTranslation.same(TreatmentView.ItemStatus.class, item.status()),
                move(item.move()),
                item.practisedNr() != null,
                state.exposures(item).stream().map(TreatmentViews::exposure).toList());
    }

    private TreatmentView.@Nullable ItemMove move(HierarchyItem.@Nullable Move move) {
        return move == null
                ? null
                : new TreatmentView.ItemMove(
                        move.nr(),
                        move.rule() == null
                                ? null
                                : TreatmentTranslation.same(TreatmentView.MoveRule.class, move.rule()),
                        toPatient ? null : move.reason(),
                        move.by() == null ? null : move.by().toString(),
                        move.becauseNrs());
    }

    static TreatmentView.Exposure exposure(Results.Known one) {
        ExposureResult.Measures measures = one.result().measures();
        Results.Classed classed = one.classed();
        DropCause cause = one.dropCause();
        return new TreatmentView.Exposure(
                one.nr(),
                one.result().session().toString(),
                one.result().endedAt().toEpochMilli(),
                Objects.requireNonNull(one.result().startSuds()),
                Objects.requireNonNull(one.result().peakSuds()),
                Objects.requireNonNull(one.result().endSuds()),
                measures == null ? null : measures.activationSuds(),
                measures == null ? null : measures.activationBpm(),
                measures == null ? null : measures.load(),
                cause == null ? null : TreatmentTranslation.same(TreatmentView.DropCause.class, cause),
                classed == null ? null : classed.nr());
    }

    /** @param needsSpeech whether a sub-level is passed only by who is heard to speak */
    TreatmentView.Levels levels(Predicate<String> needsSpeech) {
        List<TreatmentView.Level> levels = new ArrayList<>();
        for (int level = 1; level <= LevelProgress.LEVELS; level++) {
            levels.add(level(level, needsSpeech));
        }
        return new TreatmentView.Levels(
                levels,
                toPatient
                        ? List.of()
                        : state.levels().overrides().stream()
                                .map(one -> new TreatmentView.LevelOverride(
                                        one.nr(),
                                        one.at().toEpochMilli(),
                                        one.place(),
                                        one.open(),
                                        one.reason(),
                                        one.by().toString()))
                                .toList());
    }

    private TreatmentView.Level level(int level, Predicate<String> needsSpeech) {
        List<TreatmentView.Sublevel> sublevels = LevelProgress.sublevelsOf(level).stream()
                .map(name -> sublevel(name, needsSpeech.test(name)))
                .toList();
        boolean open = sublevels.stream().anyMatch(TreatmentView.Sublevel::open);
        return new TreatmentView.Level(
                level,
                open,
                state.levels().passedOf(level).size(),
                LevelFigures.of(state, level),
                open ? null : sublevels.get(0).missing(),
                microphone(!open
                        && LevelProgress.sublevelsOf(level - 1).stream()
                                .anyMatch(below -> needsSpeech.test(below)
                                        && state.levels().passed(below).isEmpty())),
                sublevels);
    }

    private static List<TreatmentView.Matter> microphone(boolean isNeeded) {
        return isNeeded ? List.of(TreatmentView.Matter.MICROPHONE_NEEDED) : List.of();
    }

    private TreatmentView.Sublevel sublevel(String name, boolean needsSpeech) {
        LevelProgress.Passed passed = state.levels().passed(name).orElse(null);
        return new TreatmentView.Sublevel(
                name,
                state.levels().isOpen(name),
                state.levels().missing(name).orElse(null),
                passed == null ? null : passed.nr(),
                passed == null ? null : passed.session().toString(),
                microphone(needsSpeech && passed == null));
    }

    TreatmentView.Homework homework() {
        List<Homework.Assignment> all = state.homework().assignments();
        Instant begun = state.begunAt();
        return new TreatmentView.Homework(
                all.stream().map(this::assignment).toList(),
                HomeworkProgress.figures(all, today),
                HomeworkProgress.weeks(all, begun == null ? today : LocalDate.ofInstant(begun, zone)),
                all.stream()
                        .filter(one -> one.report() == null && !one.isOverdue(today))
                        .min(Comparator.comparing(Homework.Assignment::due))
                        .map(this::assignment)
                        .orElse(null));
    }

    private TreatmentView.Assignment assignment(Homework.Assignment one) {
        Homework.Report report = one.report();
        return new TreatmentView.Assignment(
                one.nr(),
                TreatmentTranslation.same(TreatmentView.HomeworkKind.class, one.kind()),
                one.text(),
                one.due().toString(),
                one.isOverdue(today),
                one.itemNr(),
                TreatmentTranslation.same(TreatmentView.HomeworkStatus.class, one.status()),
                report == null ? null : report.succeeded(),
                report == null ? null : report.reflection(),
                report == null ? null : report.sudsBefore(),
                report == null ? null : report.sudsAfter(),
                report == null ? null : report.at().toEpochMilli());
    }

    TreatmentView.Goals goals() {
        Goals.Target target = state.goals().target();
        Map<List<Object>, List<Goals.SelfRating>> series = new LinkedHashMap<>();
        state.goals().ratings().forEach(rating -> series.computeIfAbsent(
                        List.of(rating.aspect(), rating.situation()), key -> new ArrayList<>())
                .add(rating));
        return new TreatmentView.Goals(
                state.goals().goals().stream().map(TreatmentViews::goal).toList(),
                series.values().stream().map(TreatmentViews::ratings).toList(),
                target == null ? null : new TreatmentView.Target(target.scale(), target.below()));
    }

    private static TreatmentView.Goal goal(Goals.Goal goal) {
        return new TreatmentView.Goal(
                goal.nr(),
                goal.text(),
                goal.weight(),
                goal.levels(),
                goal.attained().stream()
                        .map(one -> new TreatmentView.Point(one.nr(), one.at().toEpochMilli(), one.value()))
                        .toList());
    }

    private static TreatmentView.SelfRatings ratings(List<Goals.SelfRating> series) {
        Goals.SelfRating first = series.get(0);
        return new TreatmentView.SelfRatings(
                TreatmentTranslation.same(TreatmentView.Aspect.class, first.aspect()),
                first.situation(),
                series.stream()
                        .map(one -> new TreatmentView.Point(one.nr(), one.at().toEpochMilli(), one.value()))
                        .toList(),
                Progress.change(first.situation(), series));
    }

    TreatmentView.Learning learning() {
        return new TreatmentView.Learning(
                TreatmentTranslation.same(
                        TreatmentView.Mode.class, state.learning().mode()),
                state.learning().expectations().stream()
                        .map(TreatmentViews::expectation)
                        .toList(),
                state.learning().reflections().stream()
                        .map(one -> new TreatmentView.Reflection(
                                one.nr(),
                                one.at().toEpochMilli(),
                                one.session().toString(),
                                one.wentWell(),
                                one.wasHard(),
                                one.learned(),
                                one.nextTime()))
                        .toList());
    }

    private static TreatmentView.Expectation expectation(Learning.Expectation one) {
        Learning.Review review = one.review();
        return new TreatmentView.Expectation(
                one.nr(),
                one.at().toEpochMilli(),
                one.session() == null ? null : one.session().toString(),
                one.fearedOutcome(),
                one.criterion(),
                one.probability(),
                review == null
                        ? null
                        : new TreatmentView.Review(
                                review.at().toEpochMilli(),
                                review.probability(),
                                review.happened(),
                                review.learned(),
                                review.safetyBehaviours(),
                                review.contexts()),
                one.surprise());
    }

    /** @param needsSpeech whether a sub-level is passed only by who is heard to speak */
    TreatmentView.Safety safety(SafetyRules.BeforeSession rules, Predicate<String> needsSpeech) {
        Learning.Waiver waiver = state.learning().withoutPlan();
        Learning.SafetyPlan plan = state.learning().safetyPlan();
        Learning.Contraindications answered = state.learning().contraindications();
        return new TreatmentView.Safety(
                plan == null
                        ? null
                        : new TreatmentView.SafetyPlan(
                                plan.at().toEpochMilli(), plan.location(), plan.contactName(), plan.contactPhone()),
                state.learning().isAskedForContraindications(),
                answered == null
                        ? List.of()
                        : answered.present().stream()
                                .map(one -> TreatmentTranslation.same(TreatmentView.Contraindication.class, one))
                                .toList(),
                answered == null
                        ? List.of()
                        : answered.retracted().stream()
                                .map(one -> TreatmentTranslation.same(TreatmentView.Contraindication.class, one))
                                .toList(),
                answered == null || toPatient ? null : answered.remark(),
                answered == null || toPatient ? null : answered.overriddenBecause(),
                waiver == null || toPatient ? null : waiver.reason(),
                Stream.concat(
                                BeforeSession.obstacles(state, rules).stream(),
                                BeforeSession.microphone(state, needsSpeech).stream())
                        .map(TreatmentViews::obstacle)
                        .toList());
    }

    static TreatmentView.Obstacle obstacle(BeforeSession.Obstacle one) {
        return new TreatmentView.Obstacle(
                TreatmentTranslation.same(TreatmentView.Matter.class, one.matter()), one.refuses(), one.message());
    }

    /** @param crisis whom a patient is told to reach, beside answers that raised risk */
    TreatmentView.Scales scales(CrisisResources crisis) {
        Assessments assessments = state.assessments();
        return new TreatmentView.Scales(
                assessments.answered().stream()
                        .map(one -> answered(one, crisis))
                        .toList(),
                toPatient
                        ? List.of()
                        : assessments.notices().stream()
                                .map(TreatmentViews::notice)
                                .toList());
    }

    private static TreatmentView.Answered answered(Assessments.Answered one, CrisisResources crisis) {
        return new TreatmentView.Answered(
                one.nr(),
                one.scale(),
                one.scored().version(),
                one.on().toString(),
                one.answers(),
                one.scored().total(),
                one.scored().noTotalBecause(),
                one.scored().parts(),
                one.scored().bands(),
                one.scored().cutoffs(),
                one.scored().triage(),
                one.scored().riskUnanswered(),
                one.scored().riskRaised() ? crisis.all() : List.of());
    }

    private static TreatmentView.Notice notice(Assessments.Notice one) {
        Assessments.Closing closing = one.closing();
        Assessments.Seen seen = one.seen();
        Assessments.FromSession from = one.session();
        return new TreatmentView.Notice(
                one.nr(),
                one.at().toEpochMilli(),
                one.scale(),
                one.answeredNr(),
                closing == null ? null : closing.at().toEpochMilli(),
                closing == null ? null : closing.reason(),
                from == null ? null : from.session().toString(),
                noticeState(one),
                seen == null ? null : seen.at().toEpochMilli(),
                seen == null ? null : seen.by().toString(),
                one.escalations().stream()
                        .map(further -> new TreatmentView.Escalation(
                                further.nr(),
                                further.at().toEpochMilli(),
                                TreatmentTranslation.same(TreatmentView.NoticeReach.class, further.reach())))
                        .toList());
    }

    static TreatmentView.NoticeState noticeState(Assessments.Notice one) {
        if (one.closing() != null) {
            return TreatmentView.NoticeState.CLOSED;
        } else if (one.seen() != null) {
            return TreatmentView.NoticeState.ACKNOWLEDGED;
        }
        return one.escalations().isEmpty() ? TreatmentView.NoticeState.OPEN : TreatmentView.NoticeState.ESCALATED;
    }

    ProgressView.Progress progress(ProgressSettings settings) {
        return Progress.of(state, today, settings);
    }

    /** The zone of a patient's days; that of the record was checked when it was written. */
    static ZoneId zone(@Nullable String name) {
        return name == null ? ZoneId.of("UTC") : ZoneId.of(name);
    }
}
