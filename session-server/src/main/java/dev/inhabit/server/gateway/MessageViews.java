package dev.inhabit.server.gateway;

import dev.inhabit.protocol.CrisisResource;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.crisis.CrisisResources;
import dev.inhabit.server.treatment.Messages;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages as somebody may see them: what rules read from a patient's words is for who treats them. */
final class MessageViews {
    private MessageViews() {}

    /** @param before sequence number before which the page begins, going back */
    static TreatmentView.Messages page(
            Messages messages, long before, int limit, boolean toPatient, CrisisResources crisis) {
        List<Messages.Message> page = messages.before(before, limit + 1);
        boolean more = page.size() > limit;
        List<Messages.Message> shown = more ? page.subList(0, limit) : page;
        return new TreatmentView.Messages(
                messages.unread(toPatient),
                shown.stream().map(one -> view(one, toPatient, crisis)).toList(),
                more ? Long.toString(shown.get(limit - 1).nr()) : null);
    }

    private static TreatmentView.Message view(Messages.Message one, boolean toPatient, CrisisResources crisis) {
        Messages.Risk risk = toPatient ? null : one.risk();
        Instant readAt = one.readAt();
        return new TreatmentView.Message(
                one.nr(),
                one.at().toEpochMilli(),
                one.by().toString(),
                one.fromPatient(),
                one.text(),
                readAt == null ? null : Long.valueOf(readAt.toEpochMilli()),
                risk == null ? null : risk.level(),
                findings(risk),
                given(one.risk(), crisis));
    }

    /** What the patient was given; who treats them sees it too. */
    static List<CrisisResource> given(Messages.@Nullable Risk risk, CrisisResources crisis) {
        return crisis.given(risk == null ? null : risk.level());
    }

    private static List<RiskFinding> findings(Messages.@Nullable Risk risk) {
        return risk == null
                ? List.of()
                : risk.findings().stream()
                        .map(one -> new RiskFinding(one.category(), one.level(), one.rule(), one.phrase()))
                        .toList();
    }
}
