package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SlidesView;
import dev.inhabit.server.record.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How slides are shown: pure rules. */
class SlideCommandTests {
    private static final Asker OTHER = new Asker("demo~other", Role.THERAPIST);

    private final BodyOfSession session = BodyOfSession.started(null);

    private SlidesView view() {
        return Objects.requireNonNull(SlideViews.view(session.state().slides()));
    }

    private Decision<SessionEvent> turn(SlideEvent.SlideShown shown, Instant at) {
        return new SlideCommand.TurnSlide(shown.page(), shown.atActiveMs()).decide(session.state(), at);
    }

    @Test
    void theFirstPageGoesOnADarkScreenAndFurtherOnesBehindIt() {
        session.accept(new SlideCommand.AddSlides(BodyOfSession.PATIENT, "deck", 3));
        assertEquals(new SlidesView(3, 1, "deck/1", view().shownAtActiveMs(), null), view());
        session.accept(new SlideCommand.ShowSlide(BodyOfSession.PATIENT, 3));
        session.accept(new SlideCommand.AddSlides(BodyOfSession.THERAPIST, "photo", 1));
        assertEquals("deck/3", view().picture());
        session.accept(new SlideCommand.ShowSlide(BodyOfSession.THERAPIST, 4));
        assertEquals("photo/1", view().picture());
        assertEquals(4, view().pages());
        session.accept(new SlideCommand.RemoveSlides(BodyOfSession.THERAPIST));
        assertNull(SlideViews.view(session.state().slides()));
    }

    @Test
    void aPageThatIsNotThereIsRefusedAndSoIsWhoeverDoesNotControl() {
        assertEquals(ErrorCode.CONFLICT, session.refuse(new SlideCommand.ShowSlide(BodyOfSession.PATIENT, 1)));
        session.accept(new SlideCommand.AddSlides(BodyOfSession.PATIENT, "deck", 3));
        assertEquals(ErrorCode.INVALID_FIELD, session.refuse(new SlideCommand.ShowSlide(BodyOfSession.PATIENT, 4)));
        assertEquals(
                ErrorCode.INVALID_FIELD,
                session.refuse(new SlideCommand.WriteSlideNotes(BodyOfSession.PATIENT, 4, "Breathe.")));
        assertEquals(ErrorCode.NOT_IN_CONTROL, session.refuse(new SlideCommand.ShowSlide(OTHER, 2)));
        assertEquals(
                ErrorCode.INVALID_FIELD,
                session.refuse(new SlideCommand.AddSlides(BodyOfSession.PATIENT, "more", SlidesRecord.PAGES_MAX - 2)));
    }

    @Test
    void pagesTurnByThemselvesOnceWhenTheirTimeHasComeAndNotBeyondTheLast() {
        session.accept(new SlideCommand.AddSlides(BodyOfSession.PATIENT, "deck", 2));
        SlideEvent.SlideShown first =
                Objects.requireNonNull(session.state().slides().shown());
        assertEquals(Decision.nothing(), turn(first, session.now().plusSeconds(3_600)), "by hand");
        session.accept(new SlideCommand.PaceSlides(BodyOfSession.PATIENT, 30));
        assertEquals(Decision.nothing(), turn(first, session.now().plusSeconds(29)));
        Decision<SessionEvent> due = turn(first, session.now().plusSeconds(30));
        assertEquals(
                Decision.of(new SlideEvent.SlideShown(Asker.SERVER, 2, 2, "deck", 2, first.atActiveMs() + 30_000)),
                due);
        session.accept(new SlideCommand.ShowSlide(BodyOfSession.PATIENT, 2));
        assertEquals(Decision.nothing(), turn(first, session.now().plusSeconds(30)), "turned by hand meanwhile");
        assertEquals(Long.MAX_VALUE, session.state().slides().dueActiveMs());
    }

    @Property
    void everyPageIsThatOfItsUpload(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 40) Integer> uploads) {
        SlidesRecord slides = SlidesRecord.NONE;
        for (int i = 0; i < uploads.size(); i++) {
            slides = slides.added(new SlidesRecord.Upload("u" + i, uploads.get(i)));
        }
        int page = 0;
        for (int i = 0; i < uploads.size(); i++) {
            for (int within = 1; within <= uploads.get(i); within++) {
                SlideEvent.SlideShown shown = slides.show(BodyOfSession.PATIENT, ++page, 0);
                assertEquals("u" + i, shown.uploadId());
                assertEquals(within, shown.uploadPage());
                assertEquals(slides.pages(), shown.pages());
            }
        }
    }
}
