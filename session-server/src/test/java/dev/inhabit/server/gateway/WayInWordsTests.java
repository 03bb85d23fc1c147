package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.report.Report;
import dev.inhabit.server.report.Reports;
import dev.inhabit.server.report.Reports.Audience;
import dev.inhabit.server.report.Reports.Form;
import dev.inhabit.server.safety.NoticeReach;
import dev.inhabit.server.treatment.Course;
import dev.inhabit.server.treatment.LevelCommand;
import dev.inhabit.server.treatment.NoticeCommand;
import dev.inhabit.server.treatment.ScaleCommand;
import dev.inhabit.server.treatment.ScaleEvent.ScaleAnswered;
import dev.inhabit.server.treatment.Scored;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences of a course's report: true of the figures that they are about. */
class WayInWordsTests {
    private static String text(Course course, Audience audience) {
        Report report = Reports.of(
                CourseOnPaper.parts(
                        course.state(), audience == Audience.PATIENT, "Łukasz Ñandú", CourseOnPaper.now(course)),
                audience);
        return new String(Reports.written(report, Form.HTML).bytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1A 1A 1A | 60 50 40 | After four sessions with ratings a line will show where this is going.",
                "1A 1A 1A 1A | 70 60 50 40 | Your highest distress comes down: by about 10 points from one session to the next.",
                "1A 1B 1C 2A | 70 60 50 40 | Your highest distress comes down: by about 10 points from one session to the next.",
                "1A 1A 1A 1A | 50 50 50 50 | Your highest distress stays about the same so far.",
                "1A 1A 1B 1B | 50 50 50 50 | Your highest distress stays about the same so far."
                        + " As you go on to harder situations that is to be expected.",
                "1A 1A 1A 1A | 10 30 50 70 | Your highest distress goes up so far: by about 20 points from one session to the"
                        + " next. That is no failing; talk with your therapist about what would help.",
                "2B 2B 1A 1A | 10 30 50 70 | Your highest distress goes up so far: by about 20 points from one session to the"
                        + " next. That is no failing; talk with your therapist about what would help.",
                "1A 1B 1C 2A | 10 30 50 70 | Your highest distress goes up so far: by about 20 points from one session to the"
                        + " next. As you go on to harder situations that is to be expected.",
            })
    void whatIsSaidOfDistressIsSo(String sublevels, String peaks, String sentence) {
        Course course = new Course();
        course.ask(new LevelCommand.OverrideLevel("2", true, "for this", Course.BY));
        List<Integer> values =
                Arrays.stream(peaks.split(" ")).map(Integer::valueOf).toList();
        List<String> places = List.of(sublevels.split(" "));
        for (int i = 0; i < values.size(); i++) {
            course.session("s" + i, places.get(i), values.get(i), values.get(i) / 2);
        }
        String text = text(course, Audience.PATIENT);
        assertTrue(text.contains("<p>" + sentence + "</p>"), text);
    }

    @Test
    void anInstrumentOfLevelsHasNoTotalAndThatIsNoFault() {
        Course course = new Course();
        answered(course, "c-ssrs-screener", Map.of("1", 1, "2", 0, "6", 0));
        String text = text(course, Audience.THERAPIST);
        assertTrue(text.contains("data-label=\"Total\">–<"), text);
        assertTrue(text.contains("Low"), text);
    }

    @Test
    void aQuestionAboutRiskThatWasLeftOutIsToldToTheTherapist() {
        Course course = new Course();
        answered(course, "phq-9", Map.of("1", 1));
        assertTrue(text(course, Audience.THERAPIST).contains("a question about risk was left out"));
        Course whole = new Course();
        answered(whole, "phq-9", Map.of("9", 0));
        assertEquals(
                false,
                text(whole, Audience.THERAPIST).contains("a question about risk was left out"),
                "it was answered");
    }

    @Test
    void aNoticeIsToldWithWhoWasToldOfItAndWhoLooksIntoIt() {
        Course course = new Course();
        answered(course, "phq-9", Map.of("9", 1));
        assertTrue(text(course, Audience.THERAPIST).contains("data-label=\"State\">open<"));
        long notice = course.state().assessments().notices().get(0).nr();
        course.ask(new NoticeCommand.EscalateNotice(notice, 1, NoticeReach.CARE_TEAM, Duration.ZERO));
        assertTrue(text(course, Audience.THERAPIST)
                .contains("data-label=\"State\">escalated; passed on to the care team on 2 Mar 2026, 10:00<"));
        course.later(1);
        course.ask(new NoticeCommand.AcknowledgeNotice(notice, Course.BY));
        String text = text(course, Audience.THERAPIST);
        assertTrue(
                text.contains("acknowledged; passed on to the care team on 2 Mar 2026, 10:00; acknowledged by"
                        + " Dr. Ana Müller on 3 Mar 2026, 10:00<"),
                text);
    }

    private static void answered(Course course, String scale, Map<String, Integer> answers) {
        Scored scored =
                new CoursesInMemory().rooms().scales().score(scale, answers).orElseThrow();
        course.ask(new ScaleCommand.AnswerScale(scale, course.today(), answers, scored, "UTC", Course.BY));
        assertTrue(course.events().get(0) instanceof ScaleAnswered);
    }
}
