package dev.inhabit.server.progress;

import dev.inhabit.protocol.SummaryView.HomeworkProposal;
import dev.inhabit.protocol.SummaryView.ProposalReason;
import dev.inhabit.protocol.TreatmentView.HomeworkKind;
import dev.inhabit.server.treatment.ExposureResult;
import dev.inhabit.server.treatment.HierarchyItem;
import dev.inhabit.server.treatment.Homework;
import dev.inhabit.server.treatment.ItemStatus;
import dev.inhabit.server.treatment.TreatmentState;
import java.time.LocalDate;
import java.util.Optional;

/** What to practise after a session: a proposal for the care team, by rules of this project without clinical validation. */
public final class HomeworkProposals {
    /** As long as until the next session, in most courses. */
    private static final int DUE_IN_DAYS = 7;

    private static final double HALF = 0.5;

    private HomeworkProposals() {}

    /**
     * Empty where the same is to be done already.
     *
     * @param today in the patient's time zone
     */
    public static Optional<HomeworkProposal> after(ExposureResult result, TreatmentState course, LocalDate today) {
        HomeworkProposal proposal = proposed(result, course, today.plusDays(DUE_IN_DAYS));
        boolean isOpen = course.homework().assignments().stream()
                .filter(one -> one.report() == null && !one.isOverdue(today))
                .anyMatch(one -> isLike(one, proposal));
        return isOpen ? Optional.empty() : Optional.of(proposal);
    }

    private static boolean isLike(Homework.Assignment one, HomeworkProposal proposal) {
        return proposal.itemNr() == null
                ? one.kind().name().equals(proposal.kind().name())
                : proposal.itemNr().equals(one.itemNr());
    }

    private static HomeworkProposal proposed(ExposureResult result, TreatmentState course, LocalDate due) {
        if (result.wasLeft()) {
            return without(HomeworkKind.JOURNALING, ProposalReason.LEFT_EARLY, due);
        }
        return course.hierarchy().items().stream()
                .filter(item -> result.sublevel().equals(item.sublevel()) && isToBeMet(item, result))
                .findFirst()
                .map(item -> new HomeworkProposal(
                        HomeworkKind.EXPOSURE,
                        ProposalReason.MEET_IN_REAL_LIFE,
                        item.nr(),
                        item.description(),
                        due.toString()))
                .orElseGet(() -> without(HomeworkKind.REFLECTION, ProposalReason.LOOK_BACK, due));
    }

    private static HomeworkProposal without(HomeworkKind kind, ProposalReason reason, LocalDate due) {
        return new HomeworkProposal(kind, reason, null, null, due.toString());
    }

    /** Distress has fallen, in this session or for good, and the situation is not behind the patient. */
    private static boolean isToBeMet(HierarchyItem item, ExposureResult result) {
        Integer peak = result.peakSuds();
        Integer end = result.endSuds();
        boolean fell = result.tellsDistress() && peak != null && end != null && end <= HALF * peak;
        return item.status() == ItemStatus.HABITUATED || (item.status() == ItemStatus.IN_PROGRESS && fell);
    }
}
