package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** What a session's actors record and show of words of danger, and to whom. */
class RiskLanguageTests extends SessionActors {
    private static final String RULES = "0a1b2c3d4e5f";
    private static final RiskFinding HOPELESS =
            new RiskFinding(RiskCategory.HOPELESSNESS, RiskLevel.MODERATE, "no-way-out", "no way out");
    private static final RiskFinding TO_DIE =
            new RiskFinding(RiskCategory.ACTIVE_IDEATION, RiskLevel.SEVERE, "want-to-die", "want to die");
    private static final RiskFinding TIRED =
            new RiskFinding(RiskCategory.STRAIN, RiskLevel.MILD, "exhausted", "so exhausted");

    private void says(RiskFinding... findings) {
        session.tell(new SessionMessage.Felt(
                new Moment.WordsRead(List.of(findings), RULES, List.of("work"), List.of("deadline"))));
    }

    private List<SessionEvent> stored() {
        List<SessionEvent> events = new ArrayList<>();
        for (Object one : journal.persistedInStorage("session|" + id)) {
            if (one instanceof Recorded<?> recorded && recorded.body() instanceof Recorded.Known<?> known) {
                events.add((SessionEvent) known.event());
            }
        }
        return events;
    }

    @Test
    void aTherapistIsToldAtOnceAndAgainWhenItIsRecorded() {
        createAndStart();
        TestProbe<ToSocket> page = join(THERAPIST, Rest.Purpose.WATCH, 2);
        says(TO_DIE, HOPELESS);
        ToClient.RiskHeard told = await(page, ToClient.RiskHeard.class);
        assertEquals(RiskLevel.SEVERE, told.level());
        assertEquals(List.of(TO_DIE, HOPELESS), told.findings());
        ToClient.Recorded recorded = await(page, ToClient.Recorded.class);
        assertEquals(
                new SessionUpdate.RiskLanguageHeard(RiskLevel.SEVERE, List.of(TO_DIE, HOPELESS), RULES),
                recorded.update());
        assertEquals(told.occurredAtMs(), recorded.occurredAtMs(), "by which the page knows that it is the same");
        assertEquals(told.atActiveMs(), recorded.atActiveMs());
        assertEquals(Phase.RUNNING, recorded.session().phase(), "it pauses nothing");
    }

    @Test
    void thePatientIsToldNeitherOnTheHeadsetNorOnAPage() {
        createAndStart();
        TestProbe<ToSocket> headset = join(PATIENT, Rest.Purpose.HEADSET, 2);
        TestProbe<ToSocket> page = join(PATIENT, Rest.Purpose.WATCH, 2);
        TestProbe<ToSocket> therapist = join(THERAPIST, Rest.Purpose.WATCH, 2);
        says(TO_DIE);
        await(therapist, ToClient.Recorded.class);
        send(new SessionCommand.RecordSuds(PATIENT, 50, null, SudsSource.HAND));
        for (TestProbe<ToSocket> socket : List.of(headset, page)) {
            List<String> said = new ArrayList<>();
            socket.fishForMessage(Duration.ofSeconds(20), message -> {
                String text = message instanceof ToSocket.Reliable reliable ? reliable.json() : "";
                said.add(text);
                return text.contains("\"type\":\"suds\"")
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore();
            });
            String all = String.join("\n", said);
            assertFalse(all.contains("to die"), all);
            assertFalse(all.contains("deadline"), all);
            assertFalse(all.contains("ideation") || all.contains("severe") || all.contains("risk"), all);
            ToClient.Recorded withheld = (ToClient.Recorded) Wire.readToClient(said.stream()
                    .filter(text -> text.contains("\"sequenceNr\":3,"))
                    .findFirst()
                    .orElseThrow());
            assertEquals(new SessionUpdate.Withheld(), withheld.update());
            assertNull(withheld.commandId());
            assertNull(withheld.by());
        }
    }

    @Test
    void theSameAgainIsNeitherToldNorRecordedAndARiseIs() {
        createAndStart();
        TestProbe<ToSocket> page = join(THERAPIST, Rest.Purpose.WATCH, 2);
        says(HOPELESS);
        says(HOPELESS);
        says(HOPELESS);
        says(TO_DIE);
        assertEquals(HOPELESS, await(page, ToClient.RiskHeard.class).findings().get(0));
        assertEquals(TO_DIE, await(page, ToClient.RiskHeard.class).findings().get(0));
        await(page, ToClient.Recorded.class, recorded -> recorded.sequenceNr() == 4);
        ahead = Duration.ofSeconds(61);
        says(HOPELESS);
        await(page, ToClient.Recorded.class, recorded -> recorded.sequenceNr() == 5);
        assertEquals(
                3,
                stored().stream()
                        .filter(SessionEvent.RiskLanguageHeard.class::isInstance)
                        .count());
    }

    @Test
    void aMildSignAndWhatTheTalkIsAboutAreShownAndNotRecorded() {
        createAndStart();
        TestProbe<ToSocket> page = join(THERAPIST, Rest.Purpose.WATCH, 2);
        says(TIRED);
        says(TIRED);
        await(page, ToClient.WordsHeard.class);
        ToClient.WordsHeard heard = await(page, ToClient.WordsHeard.class);
        assertEquals(2, heard.topics().get(0).mentions());
        assertEquals("work", heard.topics().get(0).topic());
        assertEquals("deadline", heard.keywords().get(0).word());
        assertEquals(RiskCategory.STRAIN, heard.signs().get(0).category());
        assertEquals(RiskLevel.MILD, heard.signs().get(0).level());
        send(new SessionCommand.RecordSuds(PATIENT, 50, null, SudsSource.HAND));
        assertEquals(3, done().sequenceNr(), "nothing was recorded before it");
        TestProbe<ToSocket> late = join(THERAPIST, Rest.Purpose.WATCH, 3);
        assertEquals(heard, await(late, ToClient.WordsHeard.class), "who joins later knows what the others know");
    }

    @Test
    void aStoreThatFailsHoldsNothingBackAndDoublesNothing() {
        createAndStart();
        TestProbe<ToSocket> page = join(THERAPIST, Rest.Purpose.WATCH, 2);
        journal.failNextNPersisted(2);
        says(TO_DIE);
        ToClient.RiskHeard told = await(page, ToClient.RiskHeard.class);
        says(TO_DIE);
        TestProbe<ToSocket> late = join(THERAPIST, Rest.Purpose.WATCH, 2);
        assertEquals(
                told.occurredAtMs(),
                await(page, ToClient.Recorded.class).occurredAtMs(),
                "recorded when the store is back, as of when it was heard");
        await(late, ToClient.Recorded.class, recorded -> recorded.occurredAtMs() == told.occurredAtMs());
        assertEquals(
                1,
                stored().stream()
                        .filter(SessionEvent.RiskLanguageHeard.class::isInstance)
                        .count());
    }

    @Test
    void whatIsFoldedFromTheLogIsWhatTheSessionHolds() {
        createAndStart();
        TestProbe<ToSocket> page = join(THERAPIST, Rest.Purpose.WATCH, 2);
        says(HOPELESS);
        says(TO_DIE);
        await(page, ToClient.Recorded.class, recorded -> recorded.sequenceNr() == 4);
        TestProbe<SessionMessage.Viewed> viewed = kit.createTestProbe();
        session.tell(new SessionMessage.View(Role.THERAPIST, viewed.getRef()));
        SessionView view = Objects.requireNonNull(viewed.receiveMessage().view());
        SessionState folded = SessionState.none(id);
        long sequenceNr = 0;
        for (Object one : journal.persistedInStorage("session|" + id)) {
            Recorded<?> recorded = (Recorded<?>) one;
            SessionEvent event = assertInstanceOf(SessionEvent.class, ((Recorded.Known<?>) recorded.body()).event());
            folded = event.applyTo(folded, new EventMeta(++sequenceNr, recorded.recordedAt(), recorded.occurredAt()));
        }
        assertEquals(StateHash.of(folded), view.stateHash());
        assertEquals(2, folded.risk().categories().size());
    }
}
