package dev.inhabit.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The slides of a session as they stand.
 *
 * @param pages how many there are
 * @param page the one on the screen, from 1; 0 where the screen is dark
 * @param picture where its picture is, under {@code /sessions/{id}/slides/}; null where the screen is dark
 * @param shownAtActiveMs session time since which it is shown, ms: the timer of the page
 * @param everyS how long each page is shown before the next turns up by itself, s of session time; null by hand
 */
public record SlidesView(
        int pages,
        int page,
        @Nullable String picture,
        long shownAtActiveMs,
        @Nullable Integer everyS) {}
