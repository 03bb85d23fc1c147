package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.identity.Access;
import dev.inhabit.server.identity.ClinicAct;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.insight.DirectoryCursor;
import dev.inhabit.server.insight.SessionDirectory;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.replay.ReplayCrowd;
import dev.inhabit.server.replay.SessionReplay;
import dev.inhabit.server.session.PinnedManifest;
import dev.inhabit.server.session.SessionClock;
import dev.inhabit.server.session.SessionMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Lists of sessions, and what is known of each. */
final class ReadEndpoints {
    private static final Endpoint.Whole SEQUENCE_NR = new Endpoint.Whole(0, InvalidField.WHOLE_MAX, 0);
    private static final Endpoint.Whole PAGE = new Endpoint.Whole(1, 500, 100);
    private static final Endpoint.Parameter AFTER =
            new Endpoint.Parameter("after", "sequence number after which to begin", SEQUENCE_NR);
    private static final Endpoint.Parameter LIMIT = new Endpoint.Parameter("limit", "how many at most", PAGE);
    private static final Endpoint.Parameter PHASE =
            Endpoint.Parameter.oneOf("phase", "which sessions; all where absent", "all", "live", "ended");
    private static final Endpoint.Parameter CURSOR =
            new Endpoint.Parameter("cursor", "nextCursor of the page before; absent for the first");

    private final GatewayRooms rooms;
    private final SessionFinder finder;
    private final SessionRows rows;
    private final SessionPeople people;

    ReadEndpoints(GatewayRooms rooms, SessionFinder finder) {
        this.rooms = rooms;
        this.finder = finder;
        this.rows = new SessionRows(rooms.patients(), rooms.access());
        this.people = new SessionPeople(rooms.signIns());
    }

    List<Endpoint> all() {
        return List.of(
                get(
                        "/sessions",
                        "Sessions of your patients (or your own), the newest first",
                        List.of(PHASE, new Endpoint.Parameter("patientId", "only of this patient"), CURSOR),
                        new TypeReference<Rest.Page<Rest.SessionRow>>() {},
                        this::list),
                get(
                        "/sessions/{id}",
                        "A session as it stands",
                        List.of(),
                        new TypeReference<SessionView>() {},
                        this::view),
                get(
                        "/sessions/{id}/scene",
                        "The scene that the session copied: room, light, sound, furniture, places",
                        List.of(),
                        new TypeReference<Rest.SessionScene>() {},
                        this::scene),
                get(
                        "/sessions/{id}/events",
                        "What was recorded, in order",
                        List.of(AFTER, LIMIT, CURSOR),
                        new TypeReference<Rest.Page<ToClient.Recorded>>() {},
                        this::events),
                get(
                        "/sessions/{id}/state",
                        "A session as it was",
                        List.of(new Endpoint.Parameter(
                                "at",
                                "session time as ISO duration (PT3M10S) of at least PT0S, or an instant from the session's creation"
                                        + " to now; the end where absent")),
                        new TypeReference<Rest.StateAt>() {},
                        this::state),
                get(
                        "/sessions/{id}/people",
                        "Who is in the patient's care team, in control, or wrote a note",
                        List.of(),
                        new TypeReference<Rest.People>() {},
                        this::people));
    }

    private static Endpoint get(
            String path,
            String summary,
            List<Endpoint.Parameter> query,
            TypeReference<?> data,
            Endpoint.Answering answering) {
        return new Endpoint(
                HttpMethods.GET,
                path,
                summary,
                Endpoint.Pace.READ,
                false,
                query,
                null,
                data.getType(),
                Endpoint.enveloped(answering));
    }

    private CompletionStage<Rest.Page<Rest.SessionRow>> list(ApiCall call) {
        Principal who = call.who();
        RefusedException.unlessAllowed(rooms.access().may(who, ClinicAct.LIST_SESSIONS));
        SessionDirectory.Which which = which(call.query("phase"));
        DirectoryCursor cursor = cursor(call.query("cursor"));
        String only = call.query("patientId");
        return visible(who).thenCompose(patients -> {
            Set<String> wanted = patients.stream()
                    .map(EntityId::toString)
                    .filter(id -> only == null || only.equals(id))
                    .collect(Collectors.toSet());
            return rooms.directory().of(wanted, which, cursor).thenCompose(found -> rows.of(found, who)
                    .thenApply(items -> new Rest.Page<>(
                            items,
                            found.size() < SessionDirectory.PAGE
                                    ? null
                                    : DirectoryCursor.after(found.get(found.size() - 1))
                                            .text())));
        });
    }

    private CompletionStage<Set<EntityId>> visible(Principal who) {
        Access.Scope scope = rooms.access().scopeOf(who);
        if (scope instanceof Access.Scope.OwnPatient own) {
            return CompletableFuture.completedStage(Set.of(own.patient()));
        }
        return scope instanceof Access.Scope.CareTeamOf team
                ? rooms.patientsOf().apply(team.therapist())
                : CompletableFuture.completedStage(Set.of());
    }

    private static SessionDirectory.Which which(@Nullable String phase) {
        return SessionDirectory.Which.valueOf(PHASE.checked(phase).toUpperCase(Locale.ROOT));
    }

    private static @Nullable DirectoryCursor cursor(@Nullable String text) {
        return text == null
                ? null
                : DirectoryCursor.parse(text)
                        .orElseThrow(() -> RefusedException.invalid("cursor", "cursor is not one that was given out"));
    }

    private CompletionStage<SessionView> view(ApiCall call) {
        EntityId session = call.entity("id");
        Principal who = call.who();
        return finder.readable(session, who).thenCompose(allowed -> viewOf(allowed.session(), who));
    }

    private CompletionStage<Rest.SessionScene> scene(ApiCall call) {
        return finder.readable(call.entity("id"), call.who())
                .thenCompose(allowed -> pinned(allowed.session()))
                .thenApply(scene -> {
                    PinnedManifest known = scene.orElseThrow(() ->
                            RefusedException.of(ErrorCode.NOT_FOUND, "nothing is known of the place of this session"));
                    return new Rest.SessionScene(known.revision(), known.manifest());
                });
    }

    /** A session that is awake knows it without the store. */
    private CompletionStage<Optional<PinnedManifest>> pinned(SessionFinder.Found session) {
        return session.hasEnded()
                ? rooms.replay()
                        .replay(session.session())
                        .thenApply(replay -> Optional.ofNullable(replay.last().manifest()))
                : rooms.sessions()
                        .ask(
                                session.session(),
                                (ActorRef<SessionMessage.SceneTold> to) -> new SessionMessage.AskScene(to))
                        .thenApply(told -> Optional.ofNullable(told.scene()));
    }

    private CompletionStage<SessionView> viewOf(SessionFinder.Found session, Principal who) {
        return session.hasEnded()
                ? rooms.replay()
                        .replay(session.session())
                        .thenApply(replay -> seen(replay, replay.atActive(Long.MAX_VALUE), who))
                : rooms.sessions()
                        .ask(
                                session.session(),
                                (ActorRef<SessionMessage.Viewed> to) -> new SessionMessage.View(who.role(), to))
                        .thenApply(viewed -> present(viewed.view()));
    }

    private CompletionStage<Rest.People> people(ApiCall call) {
        Principal who = call.who();
        return finder.allowed(call.entity("id"), who, SessionAct.VIEW)
                .thenCompose(allowed ->
                        viewOf(allowed.session(), who).thenCompose(view -> people.of(view, allowed.facts())));
    }

    private SessionView seen(SessionReplay replay, SessionReplay.At at, Principal who) {
        return present(replay.view(at, Admitted.asker(who).role()));
    }

    private static SessionView present(@Nullable SessionView view) {
        if (view == null) {
            throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such session");
        }
        return view;
    }

    private CompletionStage<Rest.Page<ToClient.Recorded>> events(ApiCall call) {
        EntityId session = call.entity("id");
        Principal who = call.who();
        long after = number(call, call.query("cursor") == null ? "after" : "cursor", SEQUENCE_NR);
        int limit = (int) number(call, "limit", PAGE);
        return finder.readable(session, who)
                .thenCompose(allowed -> rooms.replay().replay(session))
                .thenApply(replay -> {
                    List<ToClient.Recorded> page =
                            replay.recorded(after, limit, Admitted.asker(who).role());
                    boolean more = !page.isEmpty() && page.get(page.size() - 1).sequenceNr() < replay.events();
                    return new Rest.Page<>(
                            page, more ? Long.toString(page.get(page.size() - 1).sequenceNr()) : null);
                });
    }

    static long number(ApiCall call, String name, Endpoint.Whole whole) {
        return whole.of(name, call.query(name));
    }

    private CompletionStage<Rest.StateAt> state(ApiCall call) {
        EntityId session = call.entity("id");
        Principal who = call.who();
        String when = call.query("at");
        return finder.readable(session, who)
                .thenCompose(allowed -> rooms.replay().recall(session))
                .thenApply(recall -> {
                    SessionReplay.At at =
                            MomentAsked.of(when, recall.replay(), rooms.clock().instant());
                    long tick = at.activeMs() / SessionClock.TICK_MS;
                    ReplayCrowd crowd = recall.crowd();
                    return new Rest.StateAt(
                            at.activeMs(),
                            at.instant().toEpochMilli(),
                            seen(recall.replay(), at, who),
                            tick,
                            crowd == null ? "" : crowd.checksum(tick));
                });
    }
}
