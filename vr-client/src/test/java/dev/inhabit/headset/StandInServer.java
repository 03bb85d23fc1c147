package dev.inhabit.headset;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Rest.Purpose;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SceneReference;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionRequest.RecordSuds;
import dev.inhabit.protocol.SessionRequest.SafetyExit;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.StageView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToClient.Problem;
import dev.inhabit.protocol.ToClient.Result;
import dev.inhabit.protocol.ToServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One session behind real sockets, as the wire has it: a log that outlives the sockets, commands deduplicated by id, and
 * switches for weather. Stands in where a test needs a server that loses answers on purpose.
 */
final class StandInServer implements AutoCloseable {
    static final String SESSION = "session-1";

    /** What befalls a command. */
    enum Fate {
        RECORD_AND_ANSWER,
        RECORD_AND_FORGET_TO_ANSWER,
        /** Exits are delivered and not recorded. */
        DELIVER,
        LOSE,
        UNKNOWN
    }

    final List<ToClient.Recorded> log = new ArrayList<>();
    final Map<String, Long> recordedAt = new LinkedHashMap<>();
    final Set<String> tickets = ConcurrentHashMap.newKeySet();
    final List<String> ticketsUsed = new ArrayList<>();
    final List<Long> seen = new ArrayList<>();
    final List<Long> helloCursors = new ArrayList<>();
    final List<Double> heartRates = new ArrayList<>();
    final List<String> words = new ArrayList<>();
    final List<Integer> pictureBytes = new ArrayList<>();
    final List<Integer> soundBytes = new ArrayList<>();
    /** Pictures of slides by their names. */
    final Map<String, byte[]> slides = new ConcurrentHashMap<>();

    final List<ToServer.SceneReady> readies = new ArrayList<>();
    final List<Double> frameRates = new ArrayList<>();
    volatile @Nullable SceneReference place;
    volatile Rest.@Nullable SessionScene scene;
    ToServer.@Nullable Hello hello;
    int sceneAsked;
    int deviceReadings;
    int delivered;
    int logins;
    int refreshes;
    volatile Fate fate = Fate.RECORD_AND_ANSWER;
    volatile boolean framesConsented = true;
    volatile boolean sessionTakesSockets = true;
    volatile long clockAheadMs;
    private Phase phase = Phase.RUNNING;
    private SessionView.Audience audience = new SessionView.Audience(30, 50, 4);
    private StandInSockets sockets;
    private int ticketNr;

    StandInServer() {
        sockets = new StandInSockets(this, 0);
        record("therapist-0", new SessionUpdate.Created("patient-1", "3C", "therapist-1"));
        record("therapist-1", new SessionUpdate.Started());
    }

    int port() {
        return sockets.port();
    }

    /** Dies as by kill -9: sockets break, nothing is said. */
    void die() {
        sockets.close();
    }

    void comeBack() {
        sockets = new StandInSockets(this, sockets.port());
    }

    /** Something the therapist did. */
    synchronized void record(String commandId, SessionUpdate update) {
        long sequenceNr = log.size() + 1L;
        if (update instanceof SessionUpdate.Adjusted adjusted) {
            audience =
                    new SessionView.Audience(adjusted.audienceSize(), adjusted.mood(), adjusted.questionDifficulty());
        } else if (update instanceof SessionUpdate.Ended || update instanceof SessionUpdate.Exited) {
            phase = Phase.ENDED;
        }
        ToClient.SessionSummary summary =
                new ToClient.SessionSummary(phase, null, null, 0, audience, habituation(), null, 0);
        ToClient.Recorded recorded =
                new ToClient.Recorded(sequenceNr, nowMs(), nowMs(), 0, null, commandId, update, summary);
        log.add(recorded);
        recordedAt.put(commandId, sequenceNr);
        sockets.broadcast(recorded);
    }

    /** Sends the headset away for good, although the session goes on. */
    void sendAway() {
        sessionTakesSockets = false;
        sockets.broadcast(new ToClient.Bye("the sign-in has ended", false));
    }

    /** Headsets that were welcomed and follow the log. */
    synchronized int following() {
        return helloCursors.size();
    }

    synchronized int delivered() {
        return delivered;
    }

    /** A server that forgets one update, as it should never. */
    synchronized void skipNumber(SessionUpdate update) {
        record("forgotten-0", update);
        ToClient.Recorded last = log.get(log.size() - 1);
        ToClient.Recorded later = new ToClient.Recorded(
                last.sequenceNr() + 2,
                last.recordedAtMs(),
                last.occurredAtMs(),
                last.atActiveMs(),
                null,
                "forgotten-2",
                update,
                last.session());
        sockets.broadcast(later);
    }

    long nowMs() {
        return System.currentTimeMillis() + clockAheadMs;
    }

    synchronized @Nullable ToClient answer(SessionRequest request) {
        String id = request.commandId();
        Fate now = fate;
        if (now == Fate.LOSE) {
            return null;
        }
        if (now == Fate.DELIVER && request instanceof SafetyExit) {
            delivered++;
            return new ToClient.Answer(id, Result.DELIVERED, null, null);
        }
        Long before = recordedAt.get(id);
        if (before != null) {
            return new ToClient.Answer(id, Result.REPEATED, before, null);
        }
        if (request instanceof RecordSuds suds) {
            record(
                    id,
                    new SessionUpdate.Suds(
                            suds.suds(), suds.trigger(), SessionRequest.SudsSource.HAND, phase == Phase.ENDED, null));
        } else if (request instanceof SafetyExit) {
            record(id, new SessionUpdate.Exited(true, null));
            record(id, new SessionUpdate.Ended(Outcome.QUIT));
        }
        return switch (now) {
            case RECORD_AND_ANSWER, DELIVER -> new ToClient.Answer(id, Result.RECORDED, recordedAt.get(id), null);
            case UNKNOWN ->
                new ToClient.Answer(
                        id, Result.UNKNOWN, null, new Problem(ErrorCode.OUTCOME_UNKNOWN, "ask again", null, 50L));
            case RECORD_AND_FORGET_TO_ANSWER, LOSE -> null;
        };
    }

    synchronized String ticket(Purpose purpose) {
        String ticket = purpose + "-" + ticketNr++;
        tickets.add(ticket);
        return ticket;
    }

    /** What a hello with that cursor is welcomed with. */
    synchronized long goesOnFrom(long cursor) {
        return cursor > log.size() ? 0 : cursor;
    }

    synchronized ToClient.Welcome welcome(Purpose purpose, long from) {
        return new ToClient.Welcome(purpose.name(), "patient-1", view(), from, 1, 10, nowMs(), null);
    }

    synchronized SessionView view() {
        return new SessionView(
                SESSION,
                "patient-1",
                "3C",
                "Auditorium",
                phase,
                null,
                "therapist-1",
                log.size(),
                0L,
                0L,
                null,
                0,
                300_000,
                audience,
                new SessionView.SudsRange(55, 65),
                List.of(),
                List.of(),
                habituation(),
                null,
                0,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                place,
                new StageView(List.of("notes"), List.of(), null),
                "0000000000000000");
    }

    synchronized List<ToClient.Recorded> after(long cursor) {
        return List.copyOf(log.subList((int) Math.min(cursor, log.size()), log.size()));
    }

    private static SessionView.HabituationView habituation() {
        return new SessionView.HabituationView(
                SessionView.Trend.NOT_ENOUGH_RATINGS, false, null, null, null, null, "below three ratings");
    }

    synchronized boolean wasSeen(String commandId) {
        Long sequenceNr = recordedAt.get(commandId);
        return sequenceNr != null && seen.stream().anyMatch(upTo -> upTo >= sequenceNr);
    }

    synchronized List<Integer> pictures() {
        return List.copyOf(pictureBytes);
    }

    synchronized List<Integer> sounds() {
        return List.copyOf(soundBytes);
    }

    synchronized List<String> commandIdsOfSuds() {
        return log.stream()
                .filter(recorded -> recorded.update() instanceof SessionUpdate.Suds)
                .map(ToClient.Recorded::commandId)
                .toList();
    }

    synchronized Rest.LoginResult signedIn() {
        return new Rest.LoginResult(
                "token-" + logins + "-" + refreshes,
                "refresh",
                3_600L,
                null,
                null,
                new Rest.Me("account-1", Role.PATIENT, "Demo", "patient-1"));
    }

    @Override
    public void close() {
        sockets.close();
    }
}
