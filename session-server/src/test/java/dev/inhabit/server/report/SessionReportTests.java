package dev.inhabit.server.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.server.adaptation.HeartPoint;
import dev.inhabit.server.report.Reports.Audience;
import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.StageEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of what was recorded in a session stands in whose report, and with which numbers. */
class SessionReportTests {
    private static final SessionParts EVENTFUL = SessionOnPaper.eventful().parts(Role.THERAPIST);

    private static String html(Report report) {
        return new String(Reports.written(report, Reports.Form.HTML).bytes(), StandardCharsets.UTF_8);
    }

    private static String pdf(Report report) {
        return DocumentText.of(Reports.written(report, Reports.Form.PDF).bytes());
    }

    private static Chart.Curves curve(Report report) {
        return report.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Chart.Curves.class::isInstance)
                .map(Chart.Curves.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Chart.Line line(Report report, Chart.Role role) {
        return curve(report).lines().stream()
                .filter(line -> line.role() == role)
                .findFirst()
                .orElseThrow();
    }

    /** Even where it is made, by mistake, from what only a therapist may see. */
    @Test
    void nothingThatIsForTherapistsStandsInAPatientsReport() {
        Report report = Reports.of(EVENTFUL, Audience.PATIENT);
        for (String text : List.of(html(report), pdf(report), report.toString())) {
            assertFalse(text.contains("MARK"), text);
            assertFalse(text.contains("hopelessness"));
            assertFalse(text.contains("stays high"));
            assertFalse(text.contains("Dr. Ana Müller"));
            assertFalse(text.toLowerCase(java.util.Locale.ROOT).contains("habituat"));
            assertTrue(text.contains("Łukasz Ñandú"));
            assertTrue(text.contains("did not happen: SEEN they laugh"), text);
            assertTrue(text.contains("SEEN I stayed"));
        }
    }

    @Test
    void aTherapistsReportHoldsAllOfIt() {
        Report report = Reports.of(EVENTFUL, Audience.THERAPIST);
        for (String text : List.of(html(report), pdf(report))) {
            for (String mark : List.of(
                    "MARK-trigger",
                    "MARK-note-now",
                    "MARK-tag",
                    "MARK-reason-of-a-rule",
                    "MARK-suggested-tag",
                    "MARK-phrase",
                    "MARK-reason-for-control",
                    "MARK-reason-for-correction",
                    "Dr. Ana Müller",
                    "version 2",
                    "hopelessness",
                    "fear disproved: SEEN they laugh (from 2 events)",
                    "SEEN I can",
                    "left at 1:35")) {
                // A table's narrow column may part a word.
                assertTrue(text.replace(" ", "").contains(mark.replace(" ", "")), mark + " in " + text);
            }
            assertFalse(text.contains("MARK-note-first"), "the current version alone");
        }
    }

    @Test
    void phasesOfTheAudienceAndItsThanksAreNamed() {
        SessionOnPaper talk = SessionOnPaper.begun()
                .at(
                        100,
                        new StageEvent.PhaseBegan(
                                AudiencePhase.SETTLING, new PinnedLevel.Shares(85, 10, 5, 0, 20), 50, 0, 100, 2))
                .at(
                        120_000,
                        new StageEvent.PhaseBegan(
                                AudiencePhase.LATE, new PinnedLevel.Shares(60, 30, 10, 0, 20), 50, 150, 120_000, 1_201))
                .at(200_000, new StageEvent.SpeechEnded(SessionOnPaper.THERAPIST, "polite", 6_000, 200_000, 2_001))
                .at(206_000, new SessionEvent.Ended(SessionOnPaper.THERAPIST, Outcome.COMPLETED));
        Report report = Reports.of(talk.parts(Role.THERAPIST), Audience.THERAPIST);
        for (String text : List.of(html(report), pdf(report))) {
            for (String named : List.of(
                    "The audience: settles (attentive 85, bored 10, skeptical 5, engaged 0 of 100)",
                    "The audience: late in the talk",
                    "The talk is over: applause polite")) {
                assertTrue(text.replace(" ", "").contains(named.replace(" ", "")), named + " in " + text);
            }
        }
    }

    @Test
    void theCurvesPointsAreTheRatingsAndTheMeansOfTheReadings() {
        for (Audience audience : Audience.values()) {
            Report report = Reports.of(EVENTFUL, audience);
            assertEquals(
                    EVENTFUL.view().suds().stream()
                            .map(one -> new Chart.Point(one.atActiveMs() / 60_000.0, one.suds()))
                            .toList(),
                    line(report, Chart.Role.DISTRESS).points());
            List<Double> readings = EVENTFUL.scene().stream()
                    .map(chunk -> chunk.heartRateBpm())
                    .filter(Objects::nonNull)
                    .toList();
            Chart.Line heart = line(report, Chart.Role.HEART);
            // Five minutes in means of five seconds: each reading is a point.
            assertEquals(readings, heart.points().stream().map(Chart.Point::y).toList());
            assertEquals(2, heart.runs().size(), "the gap is not bridged");
        }
        assertEquals(68, EVENTFUL.view().suds().get(3).suds(), "the corrected value");
    }

    /** A watch over HTTP, or a file that was taken in afterwards: the curve is there, and says where it is from. */
    @Test
    void theHeartIsInTheReportHoweverItCame() {
        List<HeartPoint> points = List.of(
                new HeartPoint(5_000, 5_000, 101),
                new HeartPoint(10_000, 5_000, 98),
                new HeartPoint(60_000, 5_000, 84));
        SessionParts.FileHeart file = new SessionParts.FileHeart("Polar H10", points);
        for (Audience audience : Audience.values()) {
            Report pushed = Reports.of(withoutSensor(points, file), audience);
            assertEquals(
                    List.of(101.0, 98.0, 84.0),
                    line(pushed, Chart.Role.HEART).points().stream()
                            .map(Chart.Point::y)
                            .toList());
            assertFalse(html(pushed).contains("Polar H10"), "what came live goes first");
            Report filed = Reports.of(withoutSensor(List.of(), file), audience);
            assertEquals(
                    line(pushed, Chart.Role.HEART).points(),
                    line(filed, Chart.Role.HEART).points());
            assertTrue(html(filed).contains("file of Polar H10"), html(filed));
            assertTrue(
                    html(Reports.of(withoutSensor(List.of(), null), audience)).contains("eart"));
        }
    }

    private static SessionParts withoutSensor(List<HeartPoint> pushed, SessionParts.@Nullable FileHeart file) {
        return new SessionParts(
                EVENTFUL.view(),
                EVENTFUL.events().stream()
                        .filter(event -> !(event.update() instanceof SessionUpdate.Telemetry))
                        .toList(),
                EVENTFUL.achievements(),
                Objects.requireNonNull(EVENTFUL.reflection()),
                EVENTFUL.patientName(),
                EVENTFUL.zone(),
                pushed,
                file,
                EVENTFUL.names(),
                EVENTFUL.writtenAtMs());
    }

    @Test
    void theTableBelowTheCurveHasItsValues() {
        Report.Table values = curve(Reports.of(EVENTFUL, Audience.PATIENT)).values();
        assertEquals(
                EVENTFUL.view().suds().stream()
                        .map(one -> String.valueOf(one.suds()))
                        .toList(),
                values.rows().stream().map(row -> row.get(1)).toList());
        assertEquals("0:10", values.rows().get(0).get(0));
    }

    @Test
    void figuresAreThoseOfTheView() {
        String text = html(Reports.of(EVENTFUL, Audience.THERAPIST));
        SessionView.HabituationView habituation = EVENTFUL.view().habituation();
        for (String shown : Stream.of(
                        Words.number(habituation.reductionPercent(), 0, "%"),
                        Words.number(habituation.slopePerMin(), 1, "SUDS/min"),
                        Words.number(habituation.recoveryPercent(), 1, "%"),
                        Words.number(EVENTFUL.view().baselineHeartRateBpm(), 0, "bpm"))
                .toList()) {
            assertTrue(text.contains(" data-label=\"Value\">" + shown + "</td>"), shown);
        }
        assertTrue(text.contains("8 ratings"));
        assertTrue(text.contains("54 readings of 5 s"));
    }

    @Test
    void speechIsTheMeanOfItsReadings() {
        Report.Table table = Objects.requireNonNull(SpeechFigures.table(EVENTFUL.scene()));
        double mean = EVENTFUL.scene().stream()
                .mapToDouble(chunk -> Objects.requireNonNull(chunk.speech()).wordsPerMinute())
                .average()
                .orElseThrow();
        assertEquals(Words.number(mean, 0) + " words/min", table.rows().get(0).get(1));
        assertEquals("60 readings", table.rows().get(0).get(4));
    }

    @Test
    void aSessionThatNeverBeganAndOneWithoutAnythingCanBeReported() {
        SessionOnPaper empty = new SessionOnPaper()
                .at(
                        -60_000,
                        new SessionEvent.Created(
                                SessionOnPaper.THERAPIST,
                                "demo~p1",
                                dev.inhabit.server.session.Auditorium.LEVEL,
                                "demo~t",
                                42,
                                1,
                                60))
                .at(0, new SessionEvent.Ended(SessionOnPaper.THERAPIST, Outcome.QUIT));
        for (Audience audience : Audience.values()) {
            Report report = Reports.of(empty.parts(Role.THERAPIST), audience);
            assertTrue(html(report).contains("</html>"));
            assertTrue(pdf(report).length() > 100);
        }
        assertTrue(html(Reports.of(empty.parts(Role.PATIENT), Audience.PATIENT)).contains("did not start"));
    }

    @Test
    void notesWhoseKeyWasDestroyedAreGoneFromTheReportAndItSaysSo() {
        Report report =
                Reports.of(SessionOnPaper.eventful().withNotesErased().parts(Role.THERAPIST), Audience.THERAPIST);
        for (String text : List.of(html(report), pdf(report))) {
            assertFalse(text.contains("MARK-note"));
            assertTrue(text.contains("There are no notes."));
            assertTrue(text.contains("Erased on the patient"), text);
        }
    }

    @Test
    void whatWasReportedSickIsNotReadIntoTheHeart() {
        SessionOnPaper session =
                SessionOnPaper.eventful().at(200_000, new SessionEvent.SicknessReported(SessionOnPaper.PATIENT, true));
        String text = html(Reports.of(session.parts(Role.THERAPIST), Audience.THERAPIST));
        assertTrue(text.contains("withheld while motion sickness is reported"));
    }

    @Test
    void fiveHundredRatingsAreAllThere() {
        SessionOnPaper session = SessionOnPaper.begun();
        for (int i = 0; i < 500; i++) {
            session.at(3_000L * i, SessionOnPaper.rated(i % 101, null));
        }
        session.at(1_500_000, new SessionEvent.Ended(SessionOnPaper.THERAPIST, Outcome.COMPLETED));
        for (Audience audience : Audience.values()) {
            Report report = Reports.of(session.parts(Role.THERAPIST), audience);
            assertEquals(500, line(report, Chart.Role.DISTRESS).points().size());
            assertEquals(500, curve(report).values().rows().size());
            assertTrue(pdf(report).contains("24:57"));
        }
    }

    @Test
    void ofMoreThanAThousandTheTableSaysHowManyItLeavesOut() {
        SessionOnPaper session = SessionOnPaper.begun();
        for (int i = 0; i < Report.ROWS_MAX + 7; i++) {
            session.at(1_000L * i, SessionOnPaper.rated(i % 101, null));
        }
        session.at(1_500_000, new SessionEvent.Ended(SessionOnPaper.THERAPIST, Outcome.COMPLETED));
        Report report = Reports.of(session.parts(Role.THERAPIST), Audience.PATIENT);
        assertEquals(7, curve(report).values().leftOut());
        assertTrue(html(report).contains("And 7 more, which the record holds."));
    }

    @Test
    void pagesAreAsTheyWereLookedAt() throws IOException {
        GoldenPages.check(
                "session-patient.html",
                html(Reports.of(SessionOnPaper.eventful().parts(Role.PATIENT), Audience.PATIENT)));
        GoldenPages.check("session-therapist.html", html(Reports.of(EVENTFUL, Audience.THERAPIST)));
    }
}
