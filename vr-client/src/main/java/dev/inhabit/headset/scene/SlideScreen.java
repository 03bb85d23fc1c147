package dev.inhabit.headset.scene;

import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SlidesView;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The screen behind the speaker, with what only the speaker sees of it: counter, timer, notes. Changed only on the
 * headset's loop.
 */
public final class SlideScreen {
    private final Map<Integer, String> notes = new HashMap<>();
    private int pages;
    private int page;
    private @Nullable String picture;
    private long shownAtActiveMs;
    private @Nullable Integer everyS;
    private byte @Nullable [] pixels;

    /** How many pages there are. */
    public int pages() {
        return pages;
    }

    /** The one that is shown, from 1; 0 while the screen is dark. */
    public int page() {
        return page;
    }

    /** Which picture belongs on the screen; null while it is dark. */
    public @Nullable String picture() {
        return picture;
    }

    /** That picture, PNG or JPEG; null until it has come. */
    public byte @Nullable [] pixels() {
        return pixels;
    }

    /** Session time since which the page is shown, ms. */
    public long shownAtActiveMs() {
        return shownAtActiveMs;
    }

    /** How long each page is shown, s; null where they turn by hand. */
    public @Nullable Integer everyS() {
        return everyS;
    }

    /** The speaker's notes to the page that is shown; null where there are none. */
    public @Nullable String notes() {
        return notes.get(page);
    }

    /** The picture has come; of another page than that which is shown by now it is of no use. */
    public void pictured(String of, byte[] bytes) {
        if (of.equals(picture)) {
            pixels = bytes;
        }
    }

    /** Takes over where a session stands, on joining. */
    void joined(@Nullable SlidesView view) {
        if (view == null) {
            clear();
            return;
        }
        pages = view.pages();
        everyS = view.everyS();
        show(view.page(), view.picture(), view.shownAtActiveMs());
    }

    /** Notes come with updates alone, those from before joining too. */
    public void remember(SessionUpdate update) {
        if (update instanceof SessionUpdate.SlideNotesWritten written) {
            if (written.notes() == null) {
                notes.remove(written.page());
            } else {
                notes.put(written.page(), written.notes());
            }
        } else if (update instanceof SessionUpdate.SlidesRemoved) {
            notes.clear();
        }
    }

    void recorded(SessionUpdate update) {
        if (update instanceof SessionUpdate.SlidesAdded added) {
            pages = added.pages();
        } else if (update instanceof SessionUpdate.SlideShown shown) {
            pages = shown.pages();
            show(shown.page(), shown.picture(), shown.shownAtActiveMs());
        } else if (update instanceof SessionUpdate.SlidesPaced paced) {
            everyS = paced.everyS();
        } else if (update instanceof SessionUpdate.SlidesRemoved) {
            clear();
        }
    }

    private void show(int number, @Nullable String of, long atActiveMs) {
        if (of == null || !of.equals(picture)) {
            pixels = null;
        }
        page = number;
        picture = of;
        shownAtActiveMs = atActiveMs;
    }

    private void clear() {
        pages = 0;
        everyS = null;
        show(0, null, 0);
    }
}
