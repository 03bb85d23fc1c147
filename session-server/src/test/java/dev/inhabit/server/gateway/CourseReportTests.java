package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ProgressView;
import dev.inhabit.server.report.Chart;
import dev.inhabit.server.report.CourseParts;
import dev.inhabit.server.report.DocumentText;
import dev.inhabit.server.report.GoldenPages;
import dev.inhabit.server.report.Report;
import dev.inhabit.server.report.Reports;
import dev.inhabit.server.report.Reports.Audience;
import dev.inhabit.server.report.Reports.Form;
import dev.inhabit.server.treatment.Course;
import dev.inhabit.server.treatment.RehearsedCourse;
import dev.inhabit.server.treatment.RehearsedPatient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which of a course of treatment stands in whose report, and with which numbers. */
class CourseReportTests {
    private static final Course COURSE = CourseOnPaper.eventful();
    private static final CourseParts PARTS = parts(COURSE, false);

    private static CourseParts parts(Course course, boolean toPatient) {
        return CourseOnPaper.parts(course.state(), toPatient, "Łukasz Ñandú", CourseOnPaper.now(course));
    }

    private static String html(Report report) {
        return new String(Reports.written(report, Form.HTML).bytes(), StandardCharsets.UTF_8);
    }

    private static String pdf(Report report) {
        return DocumentText.of(Reports.written(report, Form.PDF).bytes());
    }

    private static List<Chart> charts(Report report) {
        List<Chart> charts = new ArrayList<>();
        report.sections().forEach(section -> section.blocks().forEach(block -> {
            if (block instanceof Chart chart) {
                charts.add(chart);
            }
        }));
        return charts;
    }

    private static Chart.Curves curves(Report report, Chart.Role role) {
        return charts(report).stream()
                .filter(Chart.Curves.class::isInstance)
                .map(Chart.Curves.class::cast)
                .filter(chart -> chart.lines().stream().anyMatch(line -> line.role() == role))
                .findFirst()
                .orElseThrow();
    }

    private static Chart.Line line(Chart.Curves chart, Chart.Role role) {
        return chart.lines().stream()
                .filter(line -> line.role() == role)
                .findFirst()
                .orElseThrow();
    }

    /** Even where it is made, by mistake, from what only a therapist may see. */
    @Test
    void nothingThatIsForTherapistsStandsInAPatientsReport() {
        Report report = Reports.of(PARTS, Audience.PATIENT);
        for (Function<Report, String> form :
                List.<Function<Report, String>>of(CourseReportTests::html, CourseReportTests::pdf, Report::toString)) {
            String text = form.apply(report);
            assertFalse(text.contains("MARK"), text);
            assertFalse(text.contains("Dr. Ana Müller"));
            String lower = text.toLowerCase(Locale.ROOT);
            for (String label :
                    List.of("phq", "habituat", "contraindic", "severe", "moderate", "theil–sen slope", "notice")) {
                assertFalse(lower.contains(label), label + " in " + text);
            }
            assertTrue(text.contains("Łukasz Ñandú"));
            assertTrue(text.replace(" ", "").contains("SEENitwentwell"), text);
        }
    }

    @Test
    void aTherapistsReportHoldsAllOfIt() {
        Report report = Reports.of(PARTS, Audience.THERAPIST);
        for (String text : List.of(html(report), pdf(report))) {
            for (String mark : List.of(
                    "MARK-reason-of-override",
                    "MARK-place",
                    "MARK-whom",
                    "MARK-phone",
                    "MARK-remark",
                    "MARK-criterion",
                    "MARK-safety-behaviour",
                    "MARK-context",
                    "MARK-reason-of-move",
                    "MARK-reason-of-closing",
                    "heart condition",
                    "PHQ-9",
                    "Dr. Ana Müller",
                    "SEEN-better")) {
                assertTrue(text.replaceAll("\\s", "").contains(mark.replace(" ", "")), mark + " in " + text);
            }
        }
    }

    @Test
    void aGoalThatIsMarkupIsText() {
        for (Audience audience : Audience.values()) {
            Report report = Reports.of(PARTS, audience);
            assertFalse(html(report).contains("<script"));
            assertTrue(html(report).contains("&lt;script&gt;alert(&#39;goal&#39;)&lt;/script&gt;"));
            assertTrue(pdf(report).replace(" ", "").contains("<script>alert('goal')</script>"));
        }
    }

    @Test
    void chartsPointsAreThoseOfTheSeries() {
        for (Audience audience : Audience.values()) {
            Report report = Reports.of(PARTS, audience);
            ProgressView.Progress progress = PARTS.course().progress();
            assertEquals(
                    points(progress.distress()),
                    line(curves(report, Chart.Role.DISTRESS), Chart.Role.DISTRESS)
                            .points());
            assertEquals(
                    points(progress.symptoms()),
                    line(curves(report, Chart.Role.SCORE), Chart.Role.SCORE).points());
            assertEquals(6, progress.distress().points().size());
            Chart.Stacks homework = (Chart.Stacks) charts(report).stream()
                    .filter(Chart.Stacks.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    PARTS.course().homework().weeks().stream()
                            .map(week -> week.completed())
                            .toList(),
                    homework.stacks().get(0).counts());
            Chart.Meters levels = (Chart.Meters) charts(report).stream()
                    .filter(Chart.Meters.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    PARTS.course().levels().levels().stream()
                            .map(level -> level.progress().value())
                            .toList(),
                    levels.meters().stream().map(Chart.Meter::percent).toList());
        }
    }

    private static List<Chart.Point> points(ProgressView.Series series) {
        return series.points().stream()
                .map(point -> new Chart.Point(point.x(), point.value()))
                .toList();
    }

    /** The line through the middle of the points, and between its ends the interval that the prediction goes by. */
    @Test
    void theTrendAndItsIntervalAreThoseOfTheSlope() {
        ProgressView.Series series = PARTS.course().progress().distress();
        Chart.Curves chart = curves(Reports.of(PARTS, Audience.THERAPIST), Chart.Role.DISTRESS);
        List<Chart.Point> trend = line(chart, Chart.Role.LINE).points();
        double slope = (trend.get(1).y() - trend.get(0).y())
                / (trend.get(1).x() - trend.get(0).x());
        assertEquals(Objects.requireNonNull(series.slope().value()), slope, 1e-9);
        List<Double> off = series.points().stream()
                .map(point -> point.value()
                        - trend.get(0).y()
                        - slope * (point.x() - trend.get(0).x()))
                .toList();
        assertTrue(off.stream().filter(one -> one > 1e-9).count() <= off.size() / 2, "no more than half above: " + off);
        assertTrue(off.stream().filter(one -> one < -1e-9).count() <= off.size() / 2, "nor below: " + off);
        Chart.Band band = chart.bands().get(0);
        assertTrue(band.name().contains("interval"));
        int ends = band.low().size() - 1;
        double steep = (band.low().get(ends).y() - band.high().get(0).y())
                / (band.low().get(ends).x() - band.low().get(0).x());
        double flat = (band.high().get(ends).y() - band.low().get(0).y())
                / (band.low().get(ends).x() - band.low().get(0).x());
        assertEquals(Objects.requireNonNull(series.slopeLow()), steep, 1e-9);
        assertEquals(Objects.requireNonNull(series.slopeHigh()), flat, 1e-9);
        assertTrue(curves(Reports.of(PARTS, Audience.PATIENT), Chart.Role.DISTRESS)
                .bands()
                .isEmpty());
    }

    @Test
    void eachFigureStandsThereWithItsFormulaAndHowManyEventsItCameFrom() {
        String text = html(Reports.of(PARTS, Audience.THERAPIST));
        ProgressView.Progress progress = PARTS.course().progress();
        List<ProgressView.Figure> figures = new ArrayList<>(List.of(
                progress.treatment(),
                progress.anxietyReduction(),
                progress.avoidanceReduction(),
                progress.goalAttainment(),
                progress.homework().completion(),
                progress.homework().success()));
        figures.addAll(progress.confidence());
        for (ProgressView.Figure figure : figures) {
            String shown = figure.shown() == null ? "none: " + figure.whyNot() : figure.shown();
            String row = ">%s</td><td data-label=\"Formula\">%s</td><td class=\"short\" data-label=\"From\">%d event"
                    .formatted(shown, figure.formula(), figure.inputs().size());
            assertTrue(text.contains(row), row);
        }
    }

    @Test
    void anEmptyCourseCanBeReported() {
        for (Audience audience : Audience.values()) {
            Report report = Reports.of(parts(new Course(), false), audience);
            assertTrue(html(report).contains("</html>"));
            assertTrue(pdf(report).length() > 200);
        }
        assertTrue(html(Reports.of(parts(new Course(), true), Audience.PATIENT)).contains("You are at the beginning"));
    }

    /** Eight weeks of a simulated patient, by the real rules. */
    @Test
    void aWholeCourseOfASimulatedPatientCanBeReported() {
        Course course = RehearsedCourse.of(RehearsedPatient.drawn(3)).course();
        for (Audience audience : Audience.values()) {
            Report report = Reports.of(parts(course, false), audience);
            assertEquals(
                    course.state().results().all().stream()
                            .filter(one -> one.result().tellsDistress())
                            .count(),
                    line(curves(report, Chart.Role.DISTRESS), Chart.Role.DISTRESS)
                            .points()
                            .size());
            assertTrue(pdf(report).length() > 2_000);
        }
    }

    @Test
    void fortySessionsAndHundredsOfRatingsStayReadable() throws IOException {
        Course course = new Course();
        for (int i = 0; i < 40; i++) {
            course.later(2);
            course.session("long-" + i, "1A", 90 - i, 80 - i);
            course.scale("lsas", java.util.Map.of("fear", 60 - i, "avoidance", 60 - i));
            for (int j = 0; j < 13; j++) {
                course.ask(new dev.inhabit.server.treatment.GoalCommand.RateSelf(
                        dev.inhabit.server.treatment.Goals.Aspect.CONFIDENCE, "talks " + j, 1 + i / 5, Course.BY));
            }
        }
        Report report = Reports.of(parts(course, false), Audience.THERAPIST);
        Chart.Curves chart = curves(report, Chart.Role.DISTRESS);
        assertEquals(40, line(chart, Chart.Role.DISTRESS).points().size());
        assertEquals(40, chart.x().to());
        assertEquals(40, chart.values().rows().size());
        String text = pdf(report);
        assertTrue(text.contains("40 sessions") || text.contains("Sessions that are over 40"), text);
        assertEquals(520, course.state().goals().ratings().size());
    }

    @Test
    void pagesAreAsTheyWereLookedAt() throws IOException {
        GoldenPages.check("course-patient.html", html(Reports.of(parts(COURSE, true), Audience.PATIENT)));
        GoldenPages.check("course-therapist.html", html(Reports.of(PARTS, Audience.THERAPIST)));
    }
}
