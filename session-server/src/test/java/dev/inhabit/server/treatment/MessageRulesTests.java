package dev.inhabit.server.treatment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.server.record.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages by the rules alone. */
class MessageRulesTests {
    private final Course course = new Course();

    private static Messages.Risk risk(RiskLevel level) {
        return new Messages.Risk(
                level,
                List.of(new Messages.Finding(RiskCategory.ACTIVE_IDEATION, level, "rule", "MARK-phrase")),
                "0a1b2c3d4e5f");
    }

    private void sends(boolean fromPatient, Messages.@Nullable Risk risk) {
        course.ask(new MessageCommand.SendMessage("MARK-words", fromPatient, risk, Course.BY));
    }

    private Messages messages() {
        return course.state().messages();
    }

    private ErrorCode refused(MessageCommand command) {
        return command.decide(course.state(), Course.T0) instanceof Decision.Refused<TreatmentEvent> refused
                ? refused.refusal().code()
                : ErrorCode.INTERNAL;
    }

    @Test
    void whatOneSideWroteIsUnreadToTheOtherUntilItSaysSo() {
        sends(true, null); // 1
        sends(true, null); // 2
        sends(false, null); // 3
        assertEquals(2, messages().unread(false));
        assertEquals(1, messages().unread(true));
        course.ask(new MessageCommand.MarkMessagesRead(1, false, Course.BY));
        assertEquals(1, messages().unread(false));
        assertEquals(1, messages().unread(true), "the other side has read nothing by that");
        course.ask(new MessageCommand.MarkMessagesRead(3, false, Course.BY));
        assertEquals(0, messages().unread(false));
        assertEquals(ErrorCode.CONFLICT, refused(new MessageCommand.MarkMessagesRead(3, false, Course.BY)));
        assertEquals(ErrorCode.NOT_FOUND, refused(new MessageCommand.MarkMessagesRead(4, true, Course.BY)));
    }

    @Test
    void pagesGoBackWithoutGapOrRepeat() {
        for (int i = 0; i < 7; i++) {
            sends(i % 2 == 0, null);
        }
        assertEquals(
                List.of(7L, 6L, 5L),
                messages().before(Long.MAX_VALUE, 3).stream()
                        .map(Messages.Message::nr)
                        .toList());
        assertEquals(
                List.of(4L, 3L, 2L),
                messages().before(5, 3).stream().map(Messages.Message::nr).toList());
        assertEquals(
                List.of(1L),
                messages().before(2, 3).stream().map(Messages.Message::nr).toList());
    }

    @Test
    void aSevereMessageOpensANoticeThatIsClosedAsOthersAre() {
        sends(true, risk(RiskLevel.MODERATE)); // 1, read: 2
        assertEquals(List.of(), course.state().assessments().notices());
        sends(true, risk(RiskLevel.SEVERE)); // 3, read: 4, notice: 5
        Assessments.Notice notice = course.state().assessments().notices().get(0);
        assertEquals(5, notice.nr());
        assertEquals(3, notice.answeredNr());
        assertEquals(Messages.NOTICE, notice.scale());
        sends(true, null);
        assertEquals(1, course.state().assessments().notices().size(), "once");
        course.ask(new ScaleCommand.CloseNotice(5, "called", Course.BY));
        assertFalse(course.state().assessments().notices().get(0).closing() == null);
        sends(true, risk(RiskLevel.SEVERE));
        assertEquals(2, course.state().assessments().notices().size(), "another message, another notice");
    }

    /** The same command again is known by what was asked, not by what the rules of the day read from it. */
    @Test
    void whatRulesReadIsNoPartOfWhatWasAsked() {
        assertEquals(
                new MessageCommand.SendMessage("a", true, null, Course.BY).said(),
                new MessageCommand.SendMessage("a", true, risk(RiskLevel.SEVERE), Course.BY).said());
    }

    @Test
    void wordsStandInNoText() {
        sends(true, risk(RiskLevel.SEVERE));
        String texts = course.events() + " " + messages() + " "
                + new MessageCommand.SendMessage("MARK-words", true, risk(RiskLevel.SEVERE), Course.BY);
        assertFalse(texts.contains("MARK"), texts);
        assertTrue(texts.contains("MessageSent"), texts);
    }

    @Test
    void thereIsALimit() {
        Messages full = Messages.NONE;
        for (int i = 1; i <= Messages.MESSAGES_MAX; i++) {
            full = full.plus(new Messages.Message(i, Course.T0, Course.BY, true, "x", null, null));
        }
        TreatmentState state = course.state().with(full);
        assertTrue(
                new MessageCommand.SendMessage("one more", true, null, Course.BY).decide(state, Course.T0)
                        instanceof Decision.Refused<TreatmentEvent>);
    }
}
