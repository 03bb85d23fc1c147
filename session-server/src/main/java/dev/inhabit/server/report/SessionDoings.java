package dev.inhabit.server.report;

import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done in a session, as sentences for its therapist. Ratings, readings, notes and suggestions stand elsewhere. */
final class SessionDoings {
    private SessionDoings() {}

    static List<List<String>> rows(SessionParts parts) {
        List<List<String>> rows = new ArrayList<>();
        for (ToClient.Recorded event : parts.events()) {
            String said = sentence(event.update(), parts);
            if (said != null) {
                rows.add(List.of(
                        Words.activeTime(event.atActiveMs()),
                        parts.words().clock(event.occurredAtMs()),
                        said,
                        parts.name(event.by())));
            }
        }
        return rows;
    }

    private static @Nullable String sentence(SessionUpdate update, SessionParts parts) {
        String said = course(update, parts);
        return said != null ? said : scene(update);
    }

    private static @Nullable String course(SessionUpdate update, SessionParts parts) {
        if (update instanceof SessionUpdate.Created) {
            return "Session created";
        } else if (update instanceof SessionUpdate.Started) {
            return "Started";
        } else if (update instanceof SessionUpdate.Paused e) {
            return "Paused: " + e.reason();
        } else if (update instanceof SessionUpdate.Resumed) {
            return "Resumed";
        } else if (update instanceof SessionUpdate.Interrupted e) {
            return "Server away for " + Words.minutes(e.awayMs()) + ", of which " + Words.minutes(e.excludedMs())
                    + " do not count";
        } else if (update instanceof SessionUpdate.Exited e) {
            String who = e.byPatient() ? "Left by the patient" : "Ended early by the therapist";
            return e.reason() == null ? who : who + ": " + e.reason();
        } else if (update instanceof SessionUpdate.Ended e) {
            return "Ended: " + Words.words(e.outcome());
        } else if (update instanceof SessionUpdate.ControlTaken e) {
            String taken = "Control taken by " + parts.name(e.controllerId());
            return e.reason() == null ? taken : taken + ": " + e.reason();
        } else if (update instanceof SessionUpdate.ControlHandedOver e) {
            return "Control handed over to " + parts.name(e.controllerId());
        } else if (update instanceof SessionUpdate.Sickness e) {
            return e.sick() ? "Motion sickness reported: nothing is read into the heart" : "Motion sickness has passed";
        } else if (update instanceof SessionUpdate.MovementNoticed e) {
            return "The patient moves: nothing is read into the heart for " + e.settlesMs() / 1_000 + " s";
        } else if (update instanceof SessionUpdate.SicknessScored e) {
            return "Simulator sickness questionnaire: total " + Words.score(e.total())
                    + (e.sick() ? "; nothing is read into the heart" : "");
        } else if (update instanceof SessionUpdate.AlertRaised e) {
            return "Alert (%s): %s, %s where the limit is %s"
                    .formatted(
                            Words.words(e.level()),
                            Words.words(e.kind()),
                            Words.score(e.value()),
                            Words.score(e.limit()));
        } else if (update instanceof SessionUpdate.AlertAcknowledged) {
            return "Alert seen";
        } else if (update instanceof SessionUpdate.HeartImported e) {
            return "A file of heart rates was taken in afterwards: " + Words.count(e.samples(), "sample")
                    + "; curve and figures here are of what the session itself recorded";
        } else if (update instanceof SessionUpdate.SudsCorrected e) {
            return "Rating corrected to " + e.suds() + ": " + e.reason();
        } else if (update instanceof SessionUpdate.Erased) {
            return "Erased on the patient's wish";
        }
        return null;
    }

    private static @Nullable String scene(SessionUpdate update) {
        if (update instanceof SessionUpdate.Adjusted e) {
            return "Audience of %d, mood %d (0 friendly to 100 critical), questions %d of 10"
                    .formatted(e.audienceSize(), e.mood(), e.questionDifficulty());
        } else if (update instanceof SessionUpdate.NpcDirected e) {
            return "Person %d told to be %s for %d s".formatted(e.npc(), Words.words(e.behaviour()), e.forMs() / 1_000);
        } else if (update instanceof SessionUpdate.EventInjected e) {
            return "Let happen: " + Words.words(e.event()) + (e.tag() == null ? "" : " (" + e.tag() + ")");
        } else if (update instanceof SessionUpdate.DistractionHappened e) {
            return "Came by itself, as the scenario has it: " + Words.words(e.event());
        } else if (update instanceof SessionUpdate.Skipped) {
            return "Skipped to the next part";
        } else if (update instanceof SessionUpdate.PhaseBegan e) {
            return "The audience: %s (attentive %d, bored %d, skeptical %d, engaged %d of 100)"
                    .formatted(phase(e.phase()), e.attentive(), e.bored(), e.skeptical(), e.engaged());
        } else if (update instanceof SessionUpdate.SpeechEnded e) {
            return "The talk is over: applause " + e.applause();
        } else if (update instanceof SessionUpdate.EndRatingAwaited) {
            return "Completed; asked for the last rating";
        } else if (update instanceof SessionUpdate.Encouraged e) {
            return "Encouraged: " + e.text();
        } else if (update instanceof SessionUpdate.QuestionAsked e) {
            return "Asked by the audience (%s, difficulty %d): %s".formatted(e.tone(), e.difficulty(), e.text());
        } else if (update instanceof SessionUpdate.TriggerFired e) {
            return "Trigger: " + e.tag();
        } else if (update instanceof SessionUpdate.GoalJudged e) {
            return "Goal judged as reached by " + e.percent() + " %";
        } else if (update instanceof SessionUpdate.AdaptationSwitched e) {
            return e.automatic()
                    ? "Suggestions are followed at once from here on"
                    : "Suggestions wait for an answer again";
        } else if (update instanceof SessionUpdate.BreathingStarted e) {
            return "Paced breathing at " + Words.number(e.breathsPerMin(), 1) + "/min";
        } else if (update instanceof SessionUpdate.BreathingStopped) {
            return "Paced breathing stopped";
        } else if (update instanceof SessionUpdate.ConversationChosen e) {
            return "Conversation: " + e.title();
        } else if (update instanceof SessionUpdate.ConversationTurn e && e.ending() != null) {
            return "Conversation ended: " + e.ending();
        }
        return null;
    }

    private static String phase(AudiencePhase phase) {
        return switch (phase) {
            case SETTLING -> "settles";
            case VARIED -> "listens, each in their own way";
            case LATE -> "late in the talk, its attention hangs on the speaker";
            case QUESTIONS -> "asks";
        };
    }
}
