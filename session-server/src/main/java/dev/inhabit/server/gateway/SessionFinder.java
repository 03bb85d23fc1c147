package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.server.identity.Access;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.identity.Verdict;
import dev.inhabit.server.insight.SessionDirectory;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.SessionMessage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds a session and what Access must know of it. Asks the directory first, so that only sessions that may exist are
 * woken: one that was created a moment ago, or any while the store is away, is asked itself. For an exit it is asked first.
 */
final class SessionFinder {
    /** What is known of a session before it is let act. */
    record Found(EntityId session, EntityId patient, Phase phase) {
        boolean hasEnded() {
            return phase == Phase.ENDED;
        }
    }

    /** A session that this person may do something with. */
    record Allowed(Found session, PatientFacts facts) {}

    private final SessionDirectory directory;
    private final SessionDoor sessions;
    private final PatientMemory patients;
    private final Access access;

    SessionFinder(SessionDirectory directory, SessionDoor sessions, PatientMemory patients, Access access) {
        this.directory = directory;
        this.sessions = sessions;
        this.patients = patients;
        this.access = access;
    }

    /** Fails with {@link RefusedException} where there is no such session or this person may not. */
    CompletionStage<Allowed> allowed(EntityId session, Principal who, SessionAct act) {
        if (who.headset() != null && !who.headset().session().equals(session)) {
            return CompletableFuture.failedStage(
                    RefusedException.of(ErrorCode.FORBIDDEN, "this headset was let into another session"));
        }
        CompletionStage<Optional<Found>> finding = act == SessionAct.EXIT ? findToLeave(session) : find(session);
        return finding.thenCompose(found -> {
            Found known = found.orElseThrow(() -> RefusedException.of(ErrorCode.NOT_FOUND, "there is no such session"));
            return patients.facts(known.patient(), act == SessionAct.EXIT).thenApply(facts -> {
                Verdict verdict = access.may(who, act, Admitted.sessionFacts(facts, who));
                RefusedException.unlessAllowed(verdict);
                return new Allowed(known, facts);
            });
        });
    }

    /** Whoever leaves waits for no store: a session that is awake knows itself. */
    private CompletionStage<Optional<Found>> findToLeave(EntityId session) {
        return ask(session)
                .exceptionally(asleep -> Optional.empty())
                .thenCompose(known -> known.isPresent() ? CompletableFuture.completedStage(known) : find(session));
    }

    CompletionStage<Optional<Found>> find(EntityId session) {
        return directory
                .find(session)
                .thenApply(row -> row.flatMap(SessionFinder::found))
                .exceptionally(storeAway -> Optional.empty())
                .thenCompose(known -> known.isPresent() ? CompletableFuture.completedStage(known) : ask(session));
    }

    /** A session whose record this person may read as far as it goes. Fails as {@link #allowed} does. */
    CompletionStage<Allowed> readable(EntityId session, Principal who) {
        return allowed(session, who, SessionAct.VIEW).thenApply(allowed -> {
            SessionAct act = SessionAct.toRead(allowed.session().hasEnded());
            RefusedException.unlessAllowed(access.may(who, act, Admitted.sessionFacts(allowed.facts(), who)));
            return allowed;
        });
    }

    private static Optional<Found> found(dev.inhabit.server.session.DirectoryRow row) {
        return row.patientId() == null || row.phase() == null
                ? Optional.empty()
                : Optional.of(new Found(row.session(), EntityId.parse(row.patientId()), row.phase()));
    }

    private CompletionStage<Optional<Found>> ask(EntityId session) {
        return sessions.ask(
                        session,
                        (org.apache.pekko.actor.typed.ActorRef<SessionMessage.Viewed> to) ->
                                new SessionMessage.View(Role.PATIENT, to))
                .thenApply(viewed -> {
                    SessionView view = viewed.view();
                    return view == null
                            ? Optional.empty()
                            : Optional.of(new Found(session, EntityId.parse(view.patientId()), view.phase()));
                });
    }
}
