package dev.inhabit.server.session;

import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SlidesView;
import org.jspecify.annotations.Nullable;

/** Slides in the form in which they cross the wire. */
final class SlideViews {
    private SlideViews() {}

    /** Null where none were ever added. */
    static @Nullable SlidesView view(SlidesRecord slides) {
        SlideEvent.SlideShown shown = slides.shown();
        if (slides.pages() == 0 && slides.everyS() == 0) {
            return null;
        }
        return new SlidesView(
                slides.pages(),
                shown == null ? 0 : shown.page(),
                shown == null ? null : picture(shown),
                shown == null ? 0 : shown.atActiveMs(),
                everyS(slides.everyS()));
    }

    static SessionUpdate update(SlideEvent event, Role reader) {
        if (event instanceof SlideEvent.SlidesAdded e) {
            return new SessionUpdate.SlidesAdded(e.added(), e.pages());
        } else if (event instanceof SlideEvent.SlideShown e) {
            return new SessionUpdate.SlideShown(e.page(), e.pages(), picture(e), e.atActiveMs());
        } else if (event instanceof SlideEvent.SlidesPaced e) {
            return new SessionUpdate.SlidesPaced(everyS(e.everyS()));
        } else if (event instanceof SlideEvent.SlideNotesWritten e) {
            return new SessionUpdate.SlideNotesWritten(e.page(), mayReadNotes(reader) ? e.notes() : null);
        }
        return new SessionUpdate.SlidesRemoved();
    }

    /** The speaker's own: whoever watches sees what the audience sees. */
    static boolean mayReadNotes(Role reader) {
        return reader == Role.PATIENT;
    }

    private static String picture(SlideEvent.SlideShown shown) {
        return shown.uploadId() + "/" + shown.uploadPage();
    }

    private static @Nullable Integer everyS(int seconds) {
        return seconds == 0 ? null : Integer.valueOf(seconds);
    }
}
