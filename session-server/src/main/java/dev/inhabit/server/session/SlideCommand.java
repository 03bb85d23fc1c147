package dev.inhabit.server.session;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a session's slides: by the patient, who speaks, or by whoever controls the session. */
public sealed interface SlideCommand extends SessionCommand.InOwnFile {
    Decision<SessionEvent> decide(SlidesRecord slides, long nowActiveMs);

    @Override
    default Decision<SessionEvent> decideLive(SessionState state, Instant now) {
        boolean may = by().isServer() || by().role() == Role.PATIENT || Control.isHeldBy(state, by());
        return may ? decide(state.slides(), state.clock().activeMsAt(now)) : Control.refused();
    }

    /**
     * Pages whose pictures are kept already; no client can ask for it but by uploading. The first goes on a dark screen.
     *
     * @param uploadId under which they are kept
     */
    record AddSlides(Asker by, String uploadId, int pages) implements SlideCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("add slides", by, uploadId, pages);
        }

        @Override
        public Decision<SessionEvent> decide(SlidesRecord slides, long nowActiveMs) {
            int together = slides.pages() + pages;
            if (together > SlidesRecord.PAGES_MAX) {
                return Decision.refuse(Refusal.invalid(
                        "slides",
                        "slides has " + together + " pages in this session, must have at most "
                                + SlidesRecord.PAGES_MAX));
            }
            SessionEvent added = new SlideEvent.SlidesAdded(by, uploadId, pages, together);
            return slides.shown() != null
                    ? Decision.of(added)
                    : Decision.ofAll(List.of(
                            added,
                            slides.added(new SlidesRecord.Upload(uploadId, pages))
                                    .show(by, 1, nowActiveMs)));
        }
    }

    /** @param page from 1 */
    record ShowSlide(Asker by, int page) implements SlideCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("show slide", by, page);
        }

        @Override
        public Decision<SessionEvent> decide(SlidesRecord slides, long nowActiveMs) {
            Refusal refusal = noSuchPage(slides, page);
            return refusal == null ? Decision.of(slides.show(by, page, nowActiveMs)) : Decision.refuse(refusal);
        }
    }

    /**
     * Session time has come for the next page; no client can ask for it.
     *
     * @param afterPage on the screen, since {@code shownAtActiveMs}
     */
    record TurnSlide(int afterPage, long shownAtActiveMs) implements SlideCommand {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public Decision<SessionEvent> decide(SlidesRecord slides, long nowActiveMs) {
            SlideEvent.SlideShown now = slides.shown();
            boolean due = now != null
                    && now.page() == afterPage
                    && now.atActiveMs() == shownAtActiveMs
                    && nowActiveMs >= slides.dueActiveMs();
            return due ? Decision.of(slides.show(Asker.SERVER, afterPage + 1, nowActiveMs)) : Decision.nothing();
        }
    }

    /** @param everyS how long each page is shown, s of session time; 0 by hand */
    record PaceSlides(Asker by, int everyS) implements SlideCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("pace slides", by, everyS);
        }

        @Override
        public Decision<SessionEvent> decide(SlidesRecord slides, long nowActiveMs) {
            return Decision.of(new SlideEvent.SlidesPaced(by, everyS));
        }
    }

    /**
     * @param page from 1
     * @param notes null for none any more
     */
    record WriteSlideNotes(Asker by, int page, @Nullable String notes) implements SlideCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("slide notes", by, page, notes);
        }

        /** A sub-level at which one speaks without notes takes none; to take some away is always right. */
        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            PinnedLevel level = state.level();
            if (notes != null && level != null && !level.allowsNotes()) {
                return Decision.refuse(ErrorCode.CONFLICT, "This sub-level is spoken without notes");
            }
            return SlideCommand.super.decideLive(state, now);
        }

        @Override
        public Decision<SessionEvent> decide(SlidesRecord slides, long nowActiveMs) {
            Refusal refusal = noSuchPage(slides, page);
            return refusal == null
                    ? Decision.of(new SlideEvent.SlideNotesWritten(by, page, notes))
                    : Decision.refuse(refusal);
        }

        /** Not what was written. */
        @Override
        public String toString() {
            return "WriteSlideNotes[" + page + "]";
        }
    }

    record RemoveSlides(Asker by) implements SlideCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("remove slides", by);
        }

        @Override
        public Decision<SessionEvent> decide(SlidesRecord slides, long nowActiveMs) {
            return Decision.of(new SlideEvent.SlidesRemoved(by));
        }
    }

    private static @Nullable Refusal noSuchPage(SlidesRecord slides, int page) {
        int pages = slides.pages();
        if (page <= pages) {
            return null;
        }
        return pages == 0
                ? Refusal.of(ErrorCode.CONFLICT, "The session has no slides")
                : Refusal.invalid("page", "page is " + page + ", must be 1 to " + pages);
    }
}
