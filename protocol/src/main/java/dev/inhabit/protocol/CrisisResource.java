package dev.inhabit.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Whom somebody in a crisis can reach at once, from the clinic's list.
 *
 * @param call a number to call; null for none
 * @param text a number to write to; null for none
 * @param web an address; null for none
 * @param hours when somebody answers
 */
public record CrisisResource(
        String name,
        @Nullable String call,
        @Nullable String text,
        @Nullable String web,
        String hours) {}
