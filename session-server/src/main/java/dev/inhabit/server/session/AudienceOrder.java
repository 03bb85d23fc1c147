package dev.inhabit.server.session;

import dev.inhabit.protocol.SessionRequest.NpcBehaviour;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import org.jspecify.annotations.Nullable;

/**
 * One change that the session ordered of its crowd.
 *
 * @param sequenceNr of the session's event; orders are applied once each, by this number
 * @param tick of the crowd from which it holds
 */
public record AudienceOrder(long sequenceNr, long tick, Change change) {
    public sealed interface Change {}

    public record Set(AudienceSettings settings) implements Change {}

    /** @param ticks how long */
    public record Direct(int npc, NpcBehaviour behaviour, int ticks) implements Change {}

    public record Inject(SceneEvent event, @Nullable String tag) implements Change {}

    /** A moment to be found again; the crowd does nothing by it. */
    public record Tagged(String tag) implements Change {}

    /** @param score 0 (bores) to 15 (holds the room) */
    public record Score(int score) implements Change {}

    /**
     * Other shares from here on: another phase of the talk.
     *
     * @param sharesMood at which they hold, 0 to 100
     * @param speakerPercent how far the speaker moves them, 100 as usual
     */
    public record Divide(PinnedLevel.Shares shares, int sharesMood, int speakerPercent) implements Change {}

    /** @param style {@code none}, {@code clap}, {@code polite} or {@code mixed} */
    public record Applaud(String style) implements Change {}

    public record Skip() implements Change {}
}
