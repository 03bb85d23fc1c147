package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.catalog.SessionJudgement;
import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.journal.EventCatalog;
import dev.inhabit.server.ratings.RatingRules;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Recorded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** A session that began by a clinic's own limits goes on and is replayed by them, whatever the next server's are. */
class PinnedRulesReplayTests extends SessionActors {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final Path CONFIG = Path.of(System.getProperty("inhabit.root"), "config");
    private static final PinnedRules SHIPPED = read("", "", "", "", "", "");
    private static final PinnedRules OWN = read(
            "spanMinS: 60}", "spanMinS: 90}",
            "points: 10, percent: 15}", "points: 40, percent: 20}",
            "aheadMaxS: 10}", "aheadMaxS: 3}");

    private final EventCatalog catalog = EventCatalog.of(new SessionDomain());

    /** What is written, and by which name and version it is read. */
    private record Stored(String name, int version, String body) {}

    /** As the clinic's folder says it, with other numbers. */
    private static PinnedRules read(String... edits) {
        try {
            String ratings = Files.readString(CONFIG.resolve("ratings").resolve("suds.yaml"));
            String heart = Files.readString(ShippedBiofeedback.FILE);
            boolean isOwn = !edits[0].isEmpty();
            for (int i = 0; i < edits.length && isOwn; i += 2) {
                assertTrue(ratings.contains(edits[i]), edits[i]);
                ratings = ratings.replace(edits[i], edits[i + 1]);
            }
            String phases = "{peakOverBaselineBpm: 20, nearBaselineBpm: 10, changeBpm: 3}";
            assertTrue(heart.contains(phases));
            if (isOwn) {
                heart = heart.replace(phases, "{peakOverBaselineBpm: 24, nearBaselineBpm: 6, changeBpm: 5}");
            }
            return SessionJudgement.pinned(
                    parsed(RatingRules.READER, "suds.yaml", ratings), parsed(Biofeedback.READER, "heart.yaml", heart));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <C> C parsed(ContentReader<C> reader, String file, String text) {
        List<Problem> problems = new ArrayList<>();
        return reader.read(file, text, problems).orElseThrow(() -> new AssertionError(problems.toString()));
    }

    private static SessionCommand create(PinnedRules rules) {
        return new SessionCommand.Create(
                THERAPIST, "demo~p1", Auditorium.LEVEL, THERAPIST.accountId(), 42, 1, 60, PinnedScene.SILENT, rules);
    }

    /** Each with its second: rest, a rise and a fall of heart and distress, and the patient's way out. */
    private static List<SessionCommand> course() {
        List<SessionCommand> all = new ArrayList<>();
        for (int s = 5; s <= 120; s += 5) {
            all.add(felt(0, 72));
        }
        all.add(new SessionCommand.Start(THERAPIST));
        for (int s = 5; s <= 150; s += 5) {
            all.add(felt(s, s <= 60 ? 72 + 26 * s / 60.0 : 98 - 18 * (s - 60) / 85.0));
            if (s == 50 || s == 140) {
                all.add(new SessionCommand.RecordSuds(PATIENT, s == 50 ? 70 : 45, null, SudsSource.HAND));
            }
        }
        all.add(new SessionCommand.SafetyExit(PATIENT));
        return all;
    }

    private static SessionCommand felt(int toS, double bpm) {
        return new SessionCommand.RecordTelemetry(
                RehearsedSession.heartOnly(toS, bpm, 5), null, RehearsedSession.RULES);
    }

    private List<Stored> decided(SessionState state, SessionCommand command, Instant now) {
        if (!(command.decide(state, now) instanceof Decision.Accepted<SessionEvent> accepted)) {
            throw new AssertionError(command + " was refused");
        }
        return accepted.events().stream()
                .map(event -> new Stored(
                        catalog.nameOf(event).name(),
                        catalog.nameOf(event).version(),
                        new String(catalog.write(event), StandardCharsets.UTF_8)))
                .toList();
    }

    private SessionState after(SessionState before, List<Stored> stored, long firstNr, Instant at) {
        SessionState state = before;
        for (int i = 0; i < stored.size(); i++) {
            Stored one = stored.get(i);
            SessionEvent event = (SessionEvent)
                    catalog.read(one.name(), one.version(), one.body().getBytes(StandardCharsets.UTF_8));
            state = event.applyTo(state, new EventMeta(firstNr + i, at, at));
        }
        return state;
    }

    private static Instant at(int command) {
        return T0.plusSeconds(5L * command);
    }

    private record Played(List<List<Stored>> log, List<String> hashes, SessionState last) {}

    private Played played(PinnedRules rules) {
        List<SessionCommand> commands = new ArrayList<>(List.of(create(rules)));
        commands.addAll(course());
        List<List<Stored>> log = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        SessionState state = SessionState.none(id);
        long nr = 1;
        for (int i = 0; i < commands.size(); i++) {
            List<Stored> events = decided(state, commands.get(i), at(i));
            state = after(state, events, nr, at(i));
            nr += events.size();
            log.add(events);
            hashes.add(StateHash.of(state));
        }
        return new Played(log, hashes, state);
    }

    /** After each command anew from the bytes, by a server that knows of no limits but those in them: the same to the last bit. */
    @Test
    void whoeverReadsTheLogDecidesTheNextAsItWasDecided() {
        Played live = played(OWN);
        List<SessionCommand> commands = course();
        SessionState state = SessionState.none(id);
        long nr = 1;
        for (int i = 0; i < live.log().size(); i++) {
            state = after(state, live.log().get(i), nr, at(i));
            nr += live.log().get(i).size();
            assertEquals(live.hashes().get(i), StateHash.of(state), "after " + i);
            if (i < commands.size()) {
                assertEquals(live.log().get(i + 1), decided(state, commands.get(i), at(i + 1)), "after " + i);
            }
        }
        assertEquals(live.last(), state);
        assertEquals(OWN, state.rules());
    }

    /** The limits are no ornament: by others it would have gone otherwise. */
    @Test
    void byTheShippedLimitsItWouldHaveGoneOtherwise() {
        Played own = played(OWN);
        Played shipped = played(SHIPPED);
        assertTrue(own.log().stream().flatMap(List::stream).anyMatch(one -> one.name()
                .equals("session.rules-pinned")));
        assertFalse(suggests(own), "a fall of 25 points does not count here");
        assertTrue(suggests(shipped));
        assertNull(ExposureMeasures.of(own.last()).dropCause());
        assertEquals(DropCause.AVOIDANCE, ExposureMeasures.of(shipped.last()).dropCause());
    }

    private static boolean suggests(Played played) {
        return played.log().stream().flatMap(List::stream).anyMatch(one -> one.name()
                .equals("session.suggestion-made"));
    }

    /** The server that wakes it has the shipped limits, of which 10 s ahead is one; the session goes by its own 3 s. */
    @Test
    void aSessionThatIsWokenKeepsItsOwn() {
        send(create(OWN));
        done();
        send(new SessionCommand.Start(THERAPIST));
        done();
        send(new SessionCommand.RecordSuds(PATIENT, 70, null, SudsSource.HAND));
        done();
        assertTooFarAhead();
        SessionView before = viewed();
        kit.stop(session);
        session = spawn();
        assertEquals(before.habituation(), viewed().habituation());
        assertTooFarAhead();
        assertEquals(1, viewed().suds().size());
        List<SessionEvent> events = journal.persistedInStorage("session|" + id).stream()
                .map(one -> assertInstanceOf(Recorded.Known.class, ((Recorded<?>) one).body())
                        .event())
                .map(SessionEvent.class::cast)
                .toList();
        assertTrue(events.contains(new ManifestEvent.RulesPinned(OWN)));
    }

    private void assertTooFarAhead() {
        send(
                new CommandId("c-" + UUID.randomUUID()),
                Instant.now().plusSeconds(3_600),
                new SessionCommand.RecordSuds(PATIENT, 50, null, SudsSource.HAND));
        Answer.Refused refused = assertInstanceOf(Answer.Refused.class, answer());
        assertEquals("occurredAtMs", refused.refusal().field());
        assertTrue(
                refused.refusal().message().contains(", 3 s after now"),
                refused.refusal().message());
    }

    private SessionView viewed() {
        TestProbe<SessionMessage.Viewed> probe = kit.createTestProbe();
        session.tell(new SessionMessage.View(Role.THERAPIST, probe.getRef()));
        return Objects.requireNonNull(
                probe.receiveMessage(Duration.ofSeconds(20)).view());
    }
}
