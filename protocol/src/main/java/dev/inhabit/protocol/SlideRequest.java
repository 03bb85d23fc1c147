package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.inRange;
import static dev.inhabit.protocol.InvalidField.optionalLines;
import static dev.inhabit.protocol.InvalidField.present;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** What can be asked of a session's slides: by the patient, who speaks, or by whoever controls the session. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface SlideRequest extends SessionRequest.InOwnFile {
    /** More pages than a session has. */
    int PAGE_MAX = 10_000;

    int NOTES_MAX = 2_000;
    int EVERY_MAX_S = 3_600;

    /**
     * Turns to a page.
     *
     * @param page from 1
     */
    @JsonTypeName("show-slide")
    record ShowSlide(String commandId, @Nullable Long occurredAtMs, int page) implements SlideRequest {
        public ShowSlide {
            present("commandId", commandId);
            inRange("page", page, 1, PAGE_MAX);
        }
    }

    /**
     * Lets pages turn by themselves, or by hand again.
     *
     * @param everyS how long each is shown, 1 to 3600 s of session time; null by hand
     */
    @JsonTypeName("pace-slides")
    record PaceSlides(
            String commandId,
            @Nullable Long occurredAtMs,
            @Nullable Integer everyS) implements SlideRequest {
        public PaceSlides {
            present("commandId", commandId);
            if (everyS != null) {
                inRange("everyS", everyS, 1, EVERY_MAX_S);
            }
        }
    }

    /**
     * Writes the speaker's notes to a page, in place of any before. Only the patient is shown them.
     *
     * @param page from 1
     * @param notes at most 2000 characters; null for none any more
     */
    @JsonTypeName("write-slide-notes")
    record WriteSlideNotes(
            String commandId,
            @Nullable Long occurredAtMs,
            int page,
            @Nullable String notes) implements SlideRequest {
        public WriteSlideNotes {
            present("commandId", commandId);
            inRange("page", page, 1, PAGE_MAX);
            optionalLines("notes", notes, NOTES_MAX);
        }
    }

    /** Takes all pages away; the screen is dark until others are added. */
    @JsonTypeName("remove-slides")
    record RemoveSlides(String commandId, @Nullable Long occurredAtMs) implements SlideRequest {
        public RemoveSlides {
            present("commandId", commandId);
        }
    }
}
