package dev.inhabit.server.gateway;

import dev.inhabit.protocol.GoalRequest;
import dev.inhabit.protocol.HierarchyRequest;
import dev.inhabit.protocol.HomeworkRequest;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.LearningRequest;
import dev.inhabit.protocol.MessageRequest;
import dev.inhabit.protocol.NoticeRequest;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.ScaleRequest;
import dev.inhabit.protocol.TreatmentRequest;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.identity.PatientAct;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.DropCause;
import dev.inhabit.server.treatment.GoalCommand;
import dev.inhabit.server.treatment.Goals;
import dev.inhabit.server.treatment.HierarchyCommand;
import dev.inhabit.server.treatment.Homework;
import dev.inhabit.server.treatment.HomeworkCommand;
import dev.inhabit.server.treatment.ItemStatus;
import dev.inhabit.server.treatment.Learning;
import dev.inhabit.server.treatment.LearningCommand;
import dev.inhabit.server.treatment.LevelCommand;
import dev.inhabit.server.treatment.MessageCommand;
import dev.inhabit.server.treatment.Messages;
import dev.inhabit.server.treatment.NoticeCommand;
import dev.inhabit.server.treatment.ScaleBook;
import dev.inhabit.server.treatment.ScaleCommand;
import dev.inhabit.server.treatment.Scored;
import dev.inhabit.server.treatment.TreatmentCommand;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From requests on the wire to commands of a course of treatment. Total: every request has a command. */
final class TreatmentTranslation {
    private final ScaleBook scales;
    private final Function<String, Moment.WordsRead> words;
    private final EntityId by;
    private final boolean byPatient;
    private final String zone;
    private final Instant now;

    /**
     * @param who asks
     * @param zone the patient's
     */
    TreatmentTranslation(TreatmentRooms rooms, Principal who, String zone, Instant now) {
        this.scales = rooms.scales();
        this.words = rooms.words();
        this.by = who.account();
        this.byPatient = who.role() == Role.PATIENT;
        this.zone = zone;
        this.now = now;
    }

    /** The act that Access must allow: plans are the therapist's, what was done and felt is told by both. */
    static PatientAct act(TreatmentRequest request) {
        if (request instanceof MessageRequest) {
            return PatientAct.EXCHANGE_MESSAGES;
        }
        boolean isTold = request instanceof HierarchyRequest.PractiseItem
                || request instanceof HomeworkRequest.ReportHomework
                || request instanceof GoalRequest.RateGoal
                || request instanceof GoalRequest.RateSelf
                || request instanceof LearningRequest.ExpectOutcome
                || request instanceof LearningRequest.ReviewOutcome
                || request instanceof LearningRequest.ReflectSession
                || request instanceof LearningRequest.PlanSafety
                || request instanceof LearningRequest.AnswerContraindications
                || request instanceof ScaleRequest.AnswerScale;
        return isTold ? PatientAct.TELL_TREATMENT : PatientAct.PLAN_TREATMENT;
    }

    TreatmentCommand command(TreatmentRequest request) {
        if (request instanceof HierarchyRequest hierarchy) {
            return hierarchy(hierarchy);
        } else if (request instanceof HomeworkRequest homework) {
            return homework(homework);
        } else if (request instanceof GoalRequest goal) {
            return goal(goal);
        } else if (request instanceof LearningRequest learning) {
            return learning(learning);
        } else if (request instanceof MessageRequest message) {
            return message(message);
        } else if (request instanceof NoticeRequest.AcknowledgeNotice r) {
            return new NoticeCommand.AcknowledgeNotice(r.noticeNr(), by);
        }
        return scale((ScaleRequest) request);
    }

    private TreatmentCommand hierarchy(HierarchyRequest request) {
        if (request instanceof HierarchyRequest.AddItem r) {
            return new HierarchyCommand.AddItem(r.description(), r.suds(), r.sublevel(), by);
        } else if (request instanceof HierarchyRequest.AmendItem r) {
            return new HierarchyCommand.AmendItem(r.itemNr(), r.description(), r.suds(), r.sublevel(), by);
        } else if (request instanceof HierarchyRequest.ReorderItems r) {
            return new HierarchyCommand.ReorderItems(r.itemNrs(), by);
        } else if (request instanceof HierarchyRequest.RemoveItem r) {
            return new HierarchyCommand.RemoveItem(r.itemNr(), by);
        } else if (request instanceof HierarchyRequest.PractiseItem r) {
            return new HierarchyCommand.PractiseItem(r.itemNr(), by);
        } else if (request instanceof HierarchyRequest.MoveItem r) {
            return new HierarchyCommand.MoveItem(r.itemNr(), same(ItemStatus.class, r.to()), r.reason(), by);
        }
        HierarchyRequest.OverrideLevel r = (HierarchyRequest.OverrideLevel) request;
        return new LevelCommand.OverrideLevel(r.place(), r.open(), r.reason(), by);
    }

    private TreatmentCommand homework(HomeworkRequest request) {
        if (request instanceof HomeworkRequest.AssignHomework r) {
            return new HomeworkCommand.AssignHomework(
                    same(Homework.Kind.class, r.kind()), r.text(), day("due", r.due()), r.itemNr(), zone, by);
        } else if (request instanceof HomeworkRequest.ReportHomework r) {
            return new HomeworkCommand.ReportHomework(
                    r.assignmentNr(),
                    same(Homework.Status.class, r.status()),
                    r.succeeded(),
                    r.reflection(),
                    r.sudsBefore(),
                    r.sudsAfter(),
                    by);
        }
        HomeworkRequest.WithdrawHomework r = (HomeworkRequest.WithdrawHomework) request;
        return new HomeworkCommand.WithdrawHomework(r.assignmentNr(), r.reason(), by);
    }

    private TreatmentCommand goal(GoalRequest request) {
        if (request instanceof GoalRequest.SetGoal r) {
            return new GoalCommand.SetGoal(r.text(), r.weight(), r.levels(), by);
        } else if (request instanceof GoalRequest.RateGoal r) {
            return new GoalCommand.RateGoal(r.goalNr(), r.value(), by);
        } else if (request instanceof GoalRequest.DropGoal r) {
            return new GoalCommand.DropGoal(r.goalNr(), r.reason(), by);
        } else if (request instanceof GoalRequest.RateSelf r) {
            return new GoalCommand.RateSelf(same(Goals.Aspect.class, r.aspect()), r.situation(), r.value(), by);
        }
        GoalRequest.SetTarget r = (GoalRequest.SetTarget) request;
        scored(r.scale(), Map.of());
        scales.checkTarget(r.scale(), r.below());
        return new GoalCommand.SetTarget(r.scale(), r.below(), by);
    }

    private TreatmentCommand learning(LearningRequest request) {
        if (request instanceof LearningRequest.ChooseMode r) {
            return new LearningCommand.ChooseMode(same(Learning.Mode.class, r.mode()), by);
        } else if (request instanceof LearningRequest.ExpectOutcome r) {
            return new LearningCommand.ExpectOutcome(
                    session(r.sessionId()), r.fearedOutcome(), r.criterion(), r.probability(), by);
        } else if (request instanceof LearningRequest.ReviewOutcome r) {
            return new LearningCommand.ReviewOutcome(
                    r.expectationNr(),
                    r.probability(),
                    r.happened(),
                    r.learned(),
                    r.safetyBehaviours(),
                    r.contexts(),
                    by);
        } else if (request instanceof LearningRequest.ReflectSession r) {
            return new LearningCommand.ReflectSession(
                    Objects.requireNonNull(session(r.sessionId())),
                    r.wentWell(),
                    r.wasHard(),
                    r.learned(),
                    r.nextTime(),
                    by);
        } else if (request instanceof LearningRequest.OverrideContraindications r) {
            return new LearningCommand.OverrideContraindications(r.reason(), by);
        } else if (request instanceof LearningRequest.ClassDrop r) {
            return new LevelCommand.ClassDrop(
                    Objects.requireNonNull(session(r.sessionId())), same(DropCause.class, r.cause()), r.reason(), by);
        } else if (request instanceof LearningRequest.GoWithoutSafetyPlan r) {
            return new LearningCommand.GoWithoutSafetyPlan(r.reason(), by);
        } else if (request instanceof LearningRequest.PlanSafety r) {
            return new LearningCommand.PlanSafety(r.location(), r.contactName(), r.contactPhone(), by);
        }
        LearningRequest.AnswerContraindications r = (LearningRequest.AnswerContraindications) request;
        return new LearningCommand.AnswerContraindications(
                r.contraindications().stream()
                        .map(one -> same(Learning.Contraindication.class, one))
                        .distinct()
                        .toList(),
                r.remark(),
                byPatient,
                by);
    }

    private TreatmentCommand message(MessageRequest request) {
        if (request instanceof MessageRequest.SendMessage r) {
            return new MessageCommand.SendMessage(r.text(), byPatient, byPatient ? risk(r.text()) : null, by);
        }
        return new MessageCommand.MarkMessagesRead(((MessageRequest.MarkMessagesRead) request).upToNr(), byPatient, by);
    }

    /** As in a session, what is less than moderate is not kept. */
    private Messages.@Nullable Risk risk(String text) {
        Moment.WordsRead read = words.apply(text);
        List<Messages.Finding> findings = read.findings().stream()
                .filter(one -> one.level().atLeast(RiskLevel.MODERATE))
                .map(one -> new Messages.Finding(one.category(), one.level(), one.rule(), one.phrase()))
                .toList();
        return findings.stream()
                .map(Messages.Finding::level)
                .max(Comparator.naturalOrder())
                .map(level -> new Messages.Risk(level, findings, read.rulesVersion()))
                .orElse(null);
    }

    private TreatmentCommand scale(ScaleRequest request) {
        if (request instanceof ScaleRequest.AnswerScale r) {
            String on = r.on();
            mustBeInForce(r);
            return new ScaleCommand.AnswerScale(
                    r.scale(),
                    on == null ? LocalDate.ofInstant(now, ZoneId.of(zone)) : day("on", on),
                    r.answers(),
                    scored(r.scale(), r.answers()),
                    zone,
                    by);
        }
        ScaleRequest.CloseNotice r = (ScaleRequest.CloseNotice) request;
        return new ScaleCommand.CloseNotice(r.noticeNr(), r.reason(), by);
    }

    /** Answers to another version's questions would be counted as answers to these. */
    private void mustBeInForce(ScaleRequest.AnswerScale answered) {
        String shown = answered.version();
        String version = scored(answered.scale(), Map.of()).version();
        if (shown != null && !shown.equals(version)) {
            throw InvalidField.outside(
                    "version", InvalidField.told(shown), version + ", the one in force; show the questions again");
        }
    }

    private Scored scored(String scale, Map<String, Integer> answers) {
        return scales.score(scale, answers)
                .orElseThrow(() -> RefusedException.outside("scale", scale, "the id of a questionnaire"));
    }

    /** The session that a request is about; null for none. */
    static @Nullable EntityId session(@Nullable String text) {
        try {
            return text == null ? null : EntityId.parse(text);
        } catch (IllegalArgumentException e) {
            throw noSession(text);
        }
    }

    static RefusedException noSession(String text) {
        return RefusedException.outside("sessionId", text, "the id of a session of this patient");
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw InvalidField.outside(field, InvalidField.told(text), "a day such as 2026-03-09");
        }
    }

    /** Stored names and names on the wire are kept apart and are the same today. */
    static <E extends Enum<E>> E same(Class<E> type, Enum<?> other) {
        return Enum.valueOf(type, other.name());
    }
}
