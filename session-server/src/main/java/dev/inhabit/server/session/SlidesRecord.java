package dev.inhabit.server.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The slides of a session.
 *
 * @param uploads in the order in which their pages follow each other
 * @param shown what is on the screen; null where it is dark
 * @param everyS how long each page is shown, s of session time; 0 by hand
 */
public record SlidesRecord(List<Upload> uploads, SlideEvent.@Nullable SlideShown shown, int everyS) {
    static final SlidesRecord NONE = new SlidesRecord(List.of(), null, 0);

    /** Of a session. Pages are looked at one by one, and their pictures are kept apart. */
    static final int PAGES_MAX = 500;

    private static final int MS_PER_S = 1_000;

    /** @param id under which its pictures are kept */
    public record Upload(String id, int pages) {}

    public SlidesRecord {
        uploads = List.copyOf(uploads);
    }

    int pages() {
        return uploads.stream().mapToInt(Upload::pages).sum();
    }

    SlidesRecord added(Upload upload) {
        List<Upload> all = new ArrayList<>(uploads);
        all.add(upload);
        return new SlidesRecord(all, shown, everyS);
    }

    SlidesRecord showing(SlideEvent.SlideShown page) {
        return new SlidesRecord(uploads, page, everyS);
    }

    SlidesRecord paced(int seconds) {
        return new SlidesRecord(uploads, shown, seconds);
    }

    /**
     * What showing a page means.
     *
     * @param page from 1 to {@link #pages()}
     * @param atActiveMs session time from which it is shown, ms
     */
    SlideEvent.SlideShown show(Asker by, int page, long atActiveMs) {
        int before = 0;
        for (Upload upload : uploads) {
            if (page <= before + upload.pages()) {
                return new SlideEvent.SlideShown(by, page, pages(), upload.id(), page - before, atActiveMs);
            }
            before += upload.pages();
        }
        throw new IllegalArgumentException("there is no page " + page);
    }

    /** Session time at which the next page turns up by itself, ms; the largest long where none will. */
    long dueActiveMs() {
        SlideEvent.SlideShown now = shown;
        return now == null || everyS == 0 || now.page() >= pages()
                ? Long.MAX_VALUE
                : now.atActiveMs() + (long) everyS * MS_PER_S;
    }
}
