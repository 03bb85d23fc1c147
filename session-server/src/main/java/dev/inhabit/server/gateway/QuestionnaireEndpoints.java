package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.QuestionnaireView;
import dev.inhabit.server.scales.Scale;
import java.util.List;

/** The clinic's questionnaires: which there are, and what each asks. Answers are given to a course of treatment. */
final class QuestionnaireEndpoints {
    private final GatewayRooms rooms;

    QuestionnaireEndpoints(GatewayRooms rooms) {
        this.rooms = rooms;
    }

    List<Endpoint> all() {
        ContentReads reads = new ContentReads(rooms.access());
        return List.of(
                reads.get(
                        "/scales",
                        "The clinic's questionnaires, without their questions",
                        QuestionnaireView.Questionnaires.class,
                        call -> new QuestionnaireView.Questionnaires(questionnaires().stream()
                                .map(QuestionnaireViews::row)
                                .toList())),
                reads.get(
                        "/scales/{scale}",
                        "One questionnaire: its questions, the answers that can be chosen, and how it is scored",
                        QuestionnaireView.Questionnaire.class,
                        call -> QuestionnaireViews.whole(named(call.path().getOrDefault("scale", "")))));
    }

    private List<Scale> questionnaires() {
        return rooms.treatment().questionnaires();
    }

    private Scale named(String id) {
        return questionnaires().stream()
                .filter(scale -> scale.id().equals(id))
                .findFirst()
                .orElseThrow(() -> RefusedException.of(ErrorCode.NOT_FOUND, "there is no such questionnaire"));
    }
}
