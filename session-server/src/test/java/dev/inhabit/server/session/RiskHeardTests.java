package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** When words of danger are recorded: once for what is news, and nothing else follows from it. */
class RiskHeardTests {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final Asker THERAPIST = new Asker("demo~therapist", Role.THERAPIST);

    private SessionState state = SessionState.none(new EntityId(new TenantId("demo"), "s1"));
    private long sequenceNr;

    /** Some findings of one moment. */
    record Said(long atMs, List<RiskFinding> findings) {}

    private static RiskFinding finding(RiskCategory category, RiskLevel level) {
        return new RiskFinding(category, level, "rule", "phrase");
    }

    private static List<RiskFinding> moderate(RiskCategory category) {
        return List.of(finding(category, RiskLevel.MODERATE));
    }

    private static List<RiskFinding> severe(RiskCategory category) {
        return List.of(finding(category, RiskLevel.SEVERE));
    }

    private void at(long atMs, SessionCommand command) {
        Instant now = T0.plusMillis(atMs);
        Decision.Accepted<SessionEvent> accepted = (Decision.Accepted<SessionEvent>) command.decide(state, now);
        for (SessionEvent event : accepted.events()) {
            state = event.applyTo(state, new EventMeta(++sequenceNr, now, now));
        }
    }

    /** @return whether it was recorded */
    private boolean heard(long atMs, List<RiskFinding> findings) {
        long before = sequenceNr;
        long heardAtMs = T0.toEpochMilli() + atMs;
        at(atMs, new SessionCommand.RecordRiskLanguage(findings, "0a1b2c3d4e5f", heardAtMs));
        return sequenceNr > before;
    }

    /** A session of its own: every try of a property has one. */
    private void start() {
        state = SessionState.none(new EntityId(new TenantId("demo"), "s1"));
        sequenceNr = 0;
        at(0, new SessionCommand.Create(THERAPIST, "demo~p1", Auditorium.LEVEL, THERAPIST.accountId(), 42, 1, 60));
        at(0, new SessionCommand.Start(THERAPIST));
    }

    @Test
    void theSameIsRecordedAtMostOnceAMinute() {
        start();
        assertTrue(heard(1_000, moderate(RiskCategory.HOPELESSNESS)));
        assertFalse(heard(1_000, moderate(RiskCategory.HOPELESSNESS)));
        assertFalse(heard(60_999, moderate(RiskCategory.HOPELESSNESS)));
        assertTrue(heard(61_000, moderate(RiskCategory.HOPELESSNESS)));
        assertFalse(heard(62_000, moderate(RiskCategory.HOPELESSNESS)), "the minute is that of the last record");
    }

    @Test
    void aRiseAndANewKindAreRecordedAtOnceAndAFallIsNot() {
        start();
        assertTrue(heard(1_000, moderate(RiskCategory.PASSIVE_IDEATION)));
        assertTrue(heard(1_100, severe(RiskCategory.PASSIVE_IDEATION)));
        assertFalse(heard(1_200, moderate(RiskCategory.PASSIVE_IDEATION)));
        assertTrue(heard(1_300, moderate(RiskCategory.HOPELESSNESS)));
        assertTrue(heard(
                1_400,
                List.of(
                        finding(RiskCategory.METHOD, RiskLevel.SEVERE),
                        finding(RiskCategory.HOPELESSNESS, RiskLevel.MODERATE))));
    }

    @Test
    void whatWasRecordedSaysTheHighestLevelAndEachPhrase() {
        start();
        Decision.Accepted<SessionEvent> accepted =
                (Decision.Accepted<SessionEvent>) new SessionCommand.RecordRiskLanguage(
                                List.of(
                                        new RiskFinding(
                                                RiskCategory.ACTIVE_IDEATION,
                                                RiskLevel.SEVERE,
                                                "want-to-die",
                                                "want to die"),
                                        new RiskFinding(
                                                RiskCategory.HOPELESSNESS,
                                                RiskLevel.MODERATE,
                                                "no-way-out",
                                                "no way out")),
                                "0a1b2c3d4e5f",
                                0)
                        .decide(state, T0);
        assertEquals(
                List.of(new SessionEvent.RiskLanguageHeard(
                        RiskLevel.SEVERE,
                        List.of(
                                new SessionEvent.RiskLanguageHeard.Finding(
                                        RiskCategory.ACTIVE_IDEATION, RiskLevel.SEVERE, "want-to-die", "want to die"),
                                new SessionEvent.RiskLanguageHeard.Finding(
                                        RiskCategory.HOPELESSNESS, RiskLevel.MODERATE, "no-way-out", "no way out")),
                        "0a1b2c3d4e5f")),
                accepted.events());
    }

    @Test
    void nothingElseOfTheSessionChanges() {
        start();
        SessionState before = state;
        assertTrue(heard(5_000, severe(RiskCategory.ACTIVE_IDEATION)));
        assertTrue(state.isRunning(), "screening does not pause the exposure");
        assertEquals(before, state.heardRisk(RiskHeard.NONE));
        assertFalse(state.toString().contains("phrase"), "the state holds no words");
    }

    @Test
    void itIsRecordedInEveryPhaseAndAfterTheEndButNotOfASessionThatIsNot() {
        Decision<SessionEvent> none =
                new SessionCommand.RecordRiskLanguage(severe(RiskCategory.PLAN), "0a1b2c3d4e5f", 0).decide(state, T0);
        assertEquals(
                ErrorCode.NOT_FOUND,
                ((Decision.Refused<SessionEvent>) none).refusal().code());
        at(0, new SessionCommand.Create(THERAPIST, "demo~p1", Auditorium.LEVEL, THERAPIST.accountId(), 42, 1, 60));
        assertTrue(heard(1_000, severe(RiskCategory.PLAN)), "before the start");
        at(2_000, new SessionCommand.Start(THERAPIST));
        at(3_000, new SessionCommand.Pause(THERAPIST, "asked"));
        assertTrue(heard(4_000, severe(RiskCategory.METHOD)), "in a pause");
        at(5_000, new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED));
        assertTrue(heard(6_000, severe(RiskCategory.INTENT)), "what was heard before the end and stored after it");
        assertFalse(heard(6_500, severe(RiskCategory.INTENT)));
    }

    @Provide
    Arbitrary<List<Said>> talk() {
        Arbitrary<RiskFinding> findings = Combinators.combine(
                        Arbitraries.of(RiskCategory.PLAN, RiskCategory.ABUSE, RiskCategory.HOPELESSNESS),
                        Arbitraries.of(RiskLevel.MODERATE, RiskLevel.SEVERE))
                .as(RiskHeardTests::finding);
        Arbitrary<Said> said = Combinators.combine(
                        Arbitraries.longs().between(0, 70_000),
                        findings.list().ofMinSize(1).ofMaxSize(3))
                .as(Said::new);
        return said.list().ofMinSize(1).ofMaxSize(40).map(gaps -> {
            List<Said> talk = new ArrayList<>();
            long atMs = 0;
            for (Said each : gaps) {
                atMs += each.atMs();
                talk.add(new Said(atMs, each.findings()));
            }
            return talk;
        });
    }

    /** Whether one of the records is of the category, at least of the level, and less than a minute older. */
    private static boolean isCovered(RiskFinding finding, long atMs, List<Said> records) {
        return records.stream()
                .filter(record -> atMs - record.atMs() < RiskHeard.SAME_FOR_MS)
                .flatMap(record -> record.findings().stream())
                .anyMatch(recorded -> recorded.category() == finding.category()
                        && recorded.level().atLeast(finding.level()));
    }

    @Property
    void everySignIsInARecordOfTheLastMinuteAndEveryRecordHoldsOneThatWasInNone(@ForAll("talk") List<Said> talk) {
        start();
        List<Said> records = new ArrayList<>();
        for (Said said : talk) {
            boolean isNew = said.findings().stream().anyMatch(finding -> !isCovered(finding, said.atMs(), records));
            boolean recorded = heard(said.atMs(), said.findings());
            assertEquals(isNew, recorded);
            if (recorded) {
                records.add(said);
            }
            for (RiskFinding finding : said.findings()) {
                assertTrue(isCovered(finding, said.atMs(), records));
            }
        }
    }

    @Property
    void whatIsKnownHereOrThereIsTheSameWhicheverIsAskedFirst(
            @ForAll("talk") List<Said> here, @ForAll("talk") List<Said> there) {
        RiskHeard a = of(here);
        RiskHeard b = of(there);
        assertEquals(a.and(b), b.and(a));
        assertEquals(a, a.and(a));
        assertEquals(a, a.and(RiskHeard.NONE));
    }

    private static RiskHeard of(List<Said> talk) {
        RiskHeard heard = RiskHeard.NONE;
        for (Said said : talk) {
            heard = heard.with(said.findings(), said.atMs());
        }
        return heard;
    }
}
