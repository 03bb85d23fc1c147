package dev.inhabit.server.session;

import dev.inhabit.server.record.EventMeta;
import org.jspecify.annotations.Nullable;

/** What happened to the slides of a session. Stable for ever, as all of {@link SessionEvent}. Pictures are kept apart. */
public sealed interface SlideEvent extends SessionEvent.InOwnFile {
    /**
     * Pages stand behind those that there were.
     *
     * @param uploadId under which their pictures are kept
     * @param added how many
     * @param pages how many there are now
     */
    record SlidesAdded(Asker by, String uploadId, int added, int pages) implements SlideEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("add slides", by, uploadId, added);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.slides(state.slides().added(new SlidesRecord.Upload(uploadId, added)));
        }
    }

    /**
     * A page is on the screen.
     *
     * @param page from 1, of {@code pages}
     * @param uploadId under which its picture is kept
     * @param uploadPage which page of that upload, from 1
     * @param atActiveMs session time from which it is shown, ms
     */
    record SlideShown(Asker by, int page, int pages, String uploadId, int uploadPage, long atActiveMs)
            implements SlideEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("show slide", by, page);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.slides(state.slides().showing(this));
        }
    }

    /** @param everyS how long each page is shown, s of session time; 0 by hand */
    record SlidesPaced(Asker by, int everyS) implements SlideEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("pace slides", by, everyS);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.slides(state.slides().paced(everyS));
        }
    }

    /** @param notes null where there are none any more */
    record SlideNotesWritten(Asker by, int page, @Nullable String notes) implements SlideEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("slide notes", by, page, notes);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state;
        }
    }

    record SlidesRemoved(Asker by) implements SlideEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("remove slides", by);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.slides(SlidesRecord.NONE);
        }
    }
}
