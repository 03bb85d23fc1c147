package dev.inhabit.server.session;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.server.adaptation.HeartPoint;
import dev.inhabit.server.adaptation.Memory;
import dev.inhabit.server.adaptation.Rating;
import dev.inhabit.server.adaptation.Readings;
import dev.inhabit.server.adaptation.Suggestion;
import dev.inhabit.server.adaptation.TagMoment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What suggestions rest on that nothing else remembers, and those that were made.
 *
 * @param automatic a therapist has switched on that suggestions are followed at once
 * @param sick motion sickness was reported and has not passed
 * @param heart in the scene, the last half hour of it
 * @param made in order
 */
public record AdaptationRecord(boolean automatic, boolean sick, List<HeartPoint> heart, List<Made> made) {
    static final AdaptationRecord NONE = new AdaptationRecord(false, false, List.of(), List.of());
    private static final int HEART_MAX = 360;
    /** What a chunk was taken for that did not say how much signal it had. */
    private static final int ASSUMED_S = 5;

    /**
     * A suggestion that was made.
     *
     * @param followed null while nobody has answered
     */
    public record Made(
            long sequenceNr,
            Suggestion.Rule rule,
            @Nullable String tag,
            long atActiveMs,
            @Nullable Boolean followed) {}

    public AdaptationRecord {
        heart = List.copyOf(heart);
        made = List.copyOf(made);
    }

    AdaptationRecord felt(Telemetry chunk) {
        Double bpm = chunk.heartRateBpm();
        if (bpm == null || chunk.fromActiveMs() >= chunk.toActiveMs()) {
            return this;
        }
        int signalS = chunk.heartSignalS() < 0 ? ASSUMED_S : chunk.heartSignalS();
        List<HeartPoint> all = new ArrayList<>(heart);
        all.add(new HeartPoint(chunk.toActiveMs(), 1_000L * signalS, bpm));
        return new AdaptationRecord(
                automatic, sick, all.subList(Math.max(0, all.size() - HEART_MAX), all.size()), made);
    }

    /** With readings that a device sent over HTTP, each in its place; those of the same five seconds become one. */
    AdaptationRecord felt(List<PushedHeart> pushed) {
        TreeMap<Long, HeartPoint> all = new TreeMap<>();
        heart.forEach(point -> all.merge(point.atMs(), point, AdaptationRecord::together));
        for (PushedHeart one : pushed) {
            if (!one.atRest()) {
                all.merge(
                        one.toActiveMs(),
                        new HeartPoint(one.toActiveMs(), one.signalMs(), one.bpm()),
                        AdaptationRecord::together);
            }
        }
        List<HeartPoint> points = List.copyOf(all.values());
        return new AdaptationRecord(
                automatic, sick, points.subList(Math.max(0, points.size() - HEART_MAX), points.size()), made);
    }

    private static HeartPoint together(HeartPoint a, HeartPoint b) {
        long signalMs = Math.max(1, a.signalMs() + b.signalMs());
        return new HeartPoint(
                a.atMs(),
                Math.min(1_000L * ASSUMED_S, signalMs),
                (a.bpm() * a.signalMs() + b.bpm() * b.signalMs()) / signalMs);
    }

    AdaptationRecord with(Made suggestion) {
        List<Made> all = new ArrayList<>(made);
        all.add(suggestion);
        return new AdaptationRecord(automatic, sick, heart, all);
    }

    AdaptationRecord answered(long sequenceNr, boolean followed) {
        return new AdaptationRecord(
                automatic,
                sick,
                heart,
                made.stream()
                        .map(one -> one.sequenceNr() == sequenceNr
                                ? new Made(one.sequenceNr(), one.rule(), one.tag(), one.atActiveMs(), followed)
                                : one)
                        .toList());
    }

    AdaptationRecord automatic(boolean on) {
        return new AdaptationRecord(on, sick, heart, made);
    }

    AdaptationRecord sick(boolean is) {
        return new AdaptationRecord(automatic, is, heart, made);
    }

    @Nullable
    Made find(long sequenceNr) {
        return made.stream()
                .filter(one -> one.sequenceNr() == sequenceNr)
                .findFirst()
                .orElse(null);
    }

    Memory memory() {
        return new Memory(made.stream()
                .map(one -> new Memory.Spoken(one.rule(), one.tag(), one.atActiveMs()))
                .toList());
    }

    /** What the rules see in that state at that session time. */
    static Readings readings(SessionState state, long nowActiveMs) {
        boolean wantsOut = state.pausedBy() != null;
        return new Readings(
                nowActiveMs,
                state.heart().baselineBpm(),
                state.heart().restDeviationBpm(),
                state.adaptation().heart(),
                state.suds().ratings().stream()
                        .map(rating -> new Rating(rating.atActiveMs(), rating.suds()))
                        .toList(),
                tags(state, nowActiveMs),
                new Readings.Safety(
                        wantsOut,
                        state.adaptation().sick(),
                        !state.risk().categories().isEmpty()));
    }

    /** By which an event of the scene is found that nobody gave a tag: its name on the wire. */
    static String tag(SceneEvent event) {
        return event.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<TagMoment> tags(SessionState state, long nowActiveMs) {
        List<TagMoment> tags = new ArrayList<>();
        for (AudienceOrder order : state.orders()) {
            long atMs = order.tick() * SessionClock.TICK_MS;
            if (order.change() instanceof AudienceOrder.Tagged tagged && atMs <= nowActiveMs) {
                tags.add(new TagMoment(atMs, tagged.tag()));
            }
            if (order.change() instanceof AudienceOrder.Inject injected && atMs <= nowActiveMs) {
                String tag = injected.tag();
                tags.add(new TagMoment(atMs, tag != null ? tag : tag(injected.event())));
            }
        }
        return tags;
    }
}
