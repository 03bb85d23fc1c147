package dev.inhabit.server.session;

import dev.inhabit.server.alerts.Alerts;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.feed.SpeakerTargets;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.record.Signer;
import dev.inhabit.server.scenario.ScenarioPlan;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What a session needs of the other rooms; given to each session's entity by the server.
 *
 * @param needsTalk whether somebody talks with the patient in a scene of that plan
 */
public record SessionRooms(
        SessionSettings settings,
        RecordingEntity.EventCatalogNames names,
        RecordingEntity.Settings writing,
        InstantSource clock,
        DirectoryRow.Directory directory,
        Results results,
        Predicate<ScenarioPlan> needsTalk,
        History history,
        Crowds crowds,
        Biofeedback biofeedback,
        Alerts alerts,
        SpeakerTargets speaker,
        Signer signer) {

    /** The patients' courses of treatment, as a session sees them. Each tells whether it is on disk; asked again otherwise. */
    public interface Results {
        /** Records what a session that is over showed. */
        CompletionStage<Boolean> record(SessionResult result);

        /**
         * Why a session may not begin now, although it could be created: a level was closed or a contraindication told since. Empty
         * where nothing speaks against it, as where nobody keeps courses.
         */
        default CompletionStage<Optional<Refusal>> beforeStart(EntityId patient, String sublevel) {
            return CompletableFuture.completedStage(Optional.empty());
        }

        /**
         * What the course has for a session of the patient as it stands: the same as long as nothing changes in it. Nothing where
         * nobody keeps courses.
         */
        default CompletionStage<List<FromCourse>> standing(EntityId patient, EntityId session) {
            return CompletableFuture.completedStage(List.of());
        }

        /** Has a notice of severe signs of danger stand, or answered. */
        CompletionStage<Boolean> record(SessionRisk risk);
    }

    /**
     * One thing that a course of treatment has for a session.
     *
     * @param commandId the same for the same, however often it is told
     */
    public record FromCourse(CommandId commandId, SessionCommand command) {}

    /** Reads what was recorded, for sockets that were away. */
    @FunctionalInterface
    public interface History {
        /** Events {@code fromSequenceNr} to {@code toSequenceNr}, both included, in order. */
        CompletionStage<List<Recorded<SessionEvent>>> read(EntityId session, long fromSequenceNr, long toSequenceNr);
    }

    /** The crowds, as a session sees them. */
    public interface Crowds {
        /**
         * Seats the session's crowd or catches it up, and has it tell the feed what moves.
         *
         * @param state with all orders so far and the session's clock
         */
        void follow(SessionState state, ActorRef<SessionFeed.Message> feed);

        void obey(EntityId session, AudienceOrder order);

        void clock(EntityId session, SessionClock clock);

        /** Asks for a whole frame, for a socket that has just come. */
        void keyframe(EntityId session);

        void leave(EntityId session);
    }
}
