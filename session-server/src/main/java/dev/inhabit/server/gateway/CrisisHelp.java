package dev.inhabit.server.gateway;

import dev.inhabit.protocol.CrisisResource;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.HomeworkRequest;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.LearningRequest;
import dev.inhabit.protocol.MessageRequest;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.ScaleRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.TreatmentRequest;
import dev.inhabit.server.treatment.Scored;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whom a patient is told to reach when what they write or answer has signs of danger, whether it can be stored or not. */
final class CrisisHelp {
    private final TreatmentRooms rooms;

    CrisisHelp(TreatmentRooms rooms) {
        this.rooms = rooms;
    }

    /**
     * Empty where no answer to a questionnaire raises risk, and nothing grave enough is written, or not by a patient. Answers are
     * those of a patient whoever enters them.
     */
    List<CrisisResource> given(Role by, TreatmentRequest request) {
        if (request instanceof ScaleRequest.AnswerScale answered) {
            return raisesRisk(answered) ? rooms.crisis().all() : List.of();
        }
        RiskLevel gravest = by != Role.PATIENT
                ? null
                : written(request)
                        .flatMap(text -> rooms.words().apply(text).findings().stream())
                        .map(RiskFinding::level)
                        .filter(level -> level.atLeast(RiskLevel.MODERATE))
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        return rooms.crisis().given(gravest);
    }

    private boolean raisesRisk(ScaleRequest.AnswerScale answered) {
        try {
            return rooms.scales()
                    .score(answered.scale(), answered.answers())
                    .filter(Scored::riskRaised)
                    .isPresent();
        } catch (InvalidField noAnswers) {
            // Whoever asks is told when it is translated.
            return false;
        }
    }

    /** What a patient says of themselves in it. */
    private static Stream<String> written(TreatmentRequest request) {
        if (request instanceof MessageRequest.SendMessage message) {
            return Stream.of(message.text());
        } else if (request instanceof LearningRequest.ReflectSession look) {
            return Stream.of(look.wentWell(), look.wasHard(), look.learned(), look.nextTime())
                    .filter(Objects::nonNull);
        } else if (request instanceof LearningRequest.ReviewOutcome review) {
            return Stream.ofNullable(review.learned());
        } else if (request instanceof HomeworkRequest.ReportHomework report) {
            return Stream.ofNullable(report.reflection());
        }
        return Stream.empty();
    }

    /** What is asked; where it fails, the answer has what is given all the same. */
    static CompletionStage<Rest.CommandResult> with(
            List<CrisisResource> given, String commandId, Supplier<CompletionStage<Rest.CommandResult>> asked) {
        CompletionStage<Rest.CommandResult> answer;
        try {
            answer = asked.get();
        } catch (RuntimeException refused) {
            answer = CompletableFuture.failedStage(refused);
        }
        return given.isEmpty()
                ? answer
                : answer.exceptionallyCompose(failure -> CompletableFuture.failedStage(
                        new FailedWithData(failure, new Rest.CommandResult(commandId, result(failure), null, given))));
    }

    private static ToClient.Result result(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean isUnknown = cause instanceof TimeoutException
                || (cause instanceof RefusedException refused
                        && refused.problem().code() == ErrorCode.OUTCOME_UNKNOWN);
        return isUnknown ? ToClient.Result.UNKNOWN : ToClient.Result.REFUSED;
    }
}
