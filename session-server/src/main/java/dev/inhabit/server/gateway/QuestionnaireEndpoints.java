package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.QuestionnaireView;
import dev.inhabit.server.identity.ClinicAct;
import dev.inhabit.server.scales.Scale;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/** The clinic's questionnaires: which there are, and what each asks. Answers are given to a course of treatment. */
final class QuestionnaireEndpoints {
    private final GatewayRooms rooms;

    QuestionnaireEndpoints(GatewayRooms rooms) {
        this.rooms = rooms;
    }

    List<Endpoint> all() {
        return List.of(
                get(
                        "/scales",
                        "The clinic's questionnaires, without their questions",
                        QuestionnaireView.Questionnaires.class,
                        call -> new QuestionnaireView.Questionnaires(questionnaires().stream()
                                .map(QuestionnaireViews::row)
                                .toList())),
                get(
                        "/scales/{scale}",
                        "One questionnaire: its questions, the answers that can be chosen, and how it is scored",
                        QuestionnaireView.Questionnaire.class,
                        call -> QuestionnaireViews.whole(named(call.path().getOrDefault("scale", "")))));
    }

    private <T> Endpoint get(String path, String summary, Class<T> data, Function<ApiCall, T> view) {
        return new Endpoint(
                HttpMethods.GET,
                path,
                summary,
                Endpoint.Pace.READ,
                false,
                List.of(),
                null,
                data,
                Endpoint.enveloped(call -> seen(call, view)));
    }

    private <T> CompletionStage<T> seen(ApiCall call, Function<ApiCall, T> view) {
        RefusedException.unlessAllowed(rooms.access().may(call.who(), ClinicAct.VIEW_CONTENT));
        return CompletableFuture.completedStage(view.apply(call));
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
