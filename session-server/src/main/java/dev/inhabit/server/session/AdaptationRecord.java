package dev.inhabit.server.session;

import dev.inhabit.protocol.NotJudged;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.server.adaptation.HeartPoint;
import dev.inhabit.server.adaptation.Memory;
import dev.inhabit.server.adaptation.Rating;
import dev.inhabit.server.adaptation.Readings;
import dev.inhabit.server.adaptation.Suggestion;
import dev.inhabit.server.adaptation.TagMoment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What suggestions rest on that nothing else remembers, and those that were made.
 *
 * @param automatic a therapist has switched on that suggestions are followed at once
 * @param sick motion sickness was reported and has not passed
 * @param ssq the questionnaire of sickness scored as much as the clinic set
 * @param movedFromMs when the patient last began to move too much, ms since 1970
 * @param movedUntilMs until when nothing is read into the heart therefore, ms since 1970
 * @param heart in the scene, the last half hour of it
 * @param made in order
 * @param topics when questions and conversations touched what, the latest of them
 */
public record AdaptationRecord(
        boolean automatic,
        boolean sick,
        boolean ssq,
        long movedFromMs,
        long movedUntilMs,
        List<HeartPoint> heart,
        List<Made> made,
        List<TagMoment> topics) {
    static final AdaptationRecord NONE =
            new AdaptationRecord(false, false, false, 0, 0, List.of(), List.of(), List.of());
    private static final int TOPICS_MAX = 1_000;
    private static final int HEART_MAX = 360;
    /** What a chunk was taken for that did not say how much signal it had. */
    private static final int ASSUMED_S = 5;

    /**
     * A suggestion that was made.
     *
     * @param followed null while nobody has answered
     * @param answeredAtActiveMs when that was, session time; null while nobody has
     */
    public record Made(
            long sequenceNr,
            Suggestion.Rule rule,
            @Nullable String tag,
            long atActiveMs,
            @Nullable Boolean followed,
            @Nullable Long answeredAtActiveMs) {
        /** One that waits for an answer. */
        Made(long sequenceNr, Suggestion.Rule rule, @Nullable String tag, long atActiveMs) {
            this(sequenceNr, rule, tag, atActiveMs, null, null);
        }

        Made answered(boolean asFollowed, long answerAtActiveMs) {
            return new Made(sequenceNr, rule, tag, atActiveMs, asFollowed, answerAtActiveMs);
        }

        private boolean isStepTaken() {
            return rule.step() != 0 && Boolean.TRUE.equals(followed);
        }
    }

    public AdaptationRecord {
        heart = List.copyOf(heart);
        made = List.copyOf(made);
        topics = List.copyOf(topics);
    }

    AdaptationRecord felt(Telemetry chunk) {
        Double bpm = chunk.heartRateBpm();
        if (bpm == null || chunk.fromActiveMs() >= chunk.toActiveMs()) {
            return this;
        }
        int signalS = chunk.heartSignalS() < 0 ? ASSUMED_S : chunk.heartSignalS();
        List<HeartPoint> all = new ArrayList<>(heart);
        all.add(new HeartPoint(chunk.toActiveMs(), 1_000L * signalS, bpm));
        return with(all.subList(Math.max(0, all.size() - HEART_MAX), all.size()));
    }

    /** With readings that a device sent over HTTP, each in its place; those of the same five seconds become one. */
    AdaptationRecord felt(List<PushedHeart> pushed) {
        List<HeartPoint> points = merged(heart, pushed);
        return with(points.subList(Math.max(0, points.size() - HEART_MAX), points.size()));
    }

    /** All that were measured in the scene. */
    static List<HeartPoint> points(List<PushedHeart> pushed) {
        return merged(List.of(), pushed);
    }

    private static List<HeartPoint> merged(List<HeartPoint> before, List<PushedHeart> pushed) {
        TreeMap<Long, HeartPoint> all = new TreeMap<>();
        before.forEach(point -> all.merge(point.atMs(), point, AdaptationRecord::together));
        for (PushedHeart one : pushed) {
            if (!one.atRest()) {
                all.merge(
                        one.toActiveMs(),
                        new HeartPoint(one.toActiveMs(), one.signalMs(), one.bpm()),
                        AdaptationRecord::together);
            }
        }
        return List.copyOf(all.values());
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
        return new AdaptationRecord(automatic, sick, ssq, movedFromMs, movedUntilMs, heart, all, topics);
    }

    AdaptationRecord answered(long sequenceNr, boolean followed, long atActiveMs) {
        return new AdaptationRecord(
                automatic,
                sick,
                ssq,
                movedFromMs,
                movedUntilMs,
                heart,
                made.stream()
                        .map(one -> one.sequenceNr() == sequenceNr ? one.answered(followed, atActiveMs) : one)
                        .toList(),
                topics);
    }

    AdaptationRecord automatic(boolean on) {
        return new AdaptationRecord(on, sick, ssq, movedFromMs, movedUntilMs, heart, made, topics);
    }

    /** Whoever says that it has passed says so of what the questionnaire scored too. */
    AdaptationRecord sick(boolean is) {
        return new AdaptationRecord(automatic, is, is && ssq, movedFromMs, movedUntilMs, heart, made, topics);
    }

    AdaptationRecord scored(boolean asSick) {
        return new AdaptationRecord(automatic, sick, asSick, movedFromMs, movedUntilMs, heart, made, topics);
    }

    /** @param atMs when the five seconds ended, ms since 1970 */
    AdaptationRecord moved(long atMs, long settlesMs) {
        long fromMs = atMs <= movedUntilMs ? movedFromMs : atMs - 1_000L * ASSUMED_S;
        return new AdaptationRecord(
                automatic, sick, ssq, fromMs, Math.max(movedUntilMs, atMs + settlesMs), heart, made, topics);
    }

    /** Topics were raised at that session time. */
    AdaptationRecord touched(List<String> raised, long atActiveMs) {
        if (raised.isEmpty()) {
            return this;
        }
        List<TagMoment> all = new ArrayList<>(topics);
        raised.forEach(topic -> all.add(new TagMoment(atActiveMs, topic)));
        return new AdaptationRecord(
                automatic,
                sick,
                ssq,
                movedFromMs,
                movedUntilMs,
                heart,
                made,
                all.subList(Math.max(0, all.size() - TOPICS_MAX), all.size()));
    }

    private AdaptationRecord with(List<HeartPoint> points) {
        return new AdaptationRecord(automatic, sick, ssq, movedFromMs, movedUntilMs, points, made, topics);
    }

    /** Reported or scored. */
    boolean isUnwell() {
        return sick || ssq;
    }

    /** Whether a reading that ended then was taken while the patient moved, or soon after. */
    boolean isMoving(long atMs) {
        return atMs > movedFromMs && atMs <= movedUntilMs;
    }

    /** Why nothing is read into the heart at that moment, ms since 1970; null where it is. */
    @Nullable
    NotJudged notJudged(long atMs) {
        return sick ? NotJudged.SICK : ssq ? NotJudged.SSQ : isMoving(atMs) ? NotJudged.MOVING : null;
    }

    @Nullable
    Made find(long sequenceNr) {
        return made.stream()
                .filter(one -> one.sequenceNr() == sequenceNr)
                .findFirst()
                .orElse(null);
    }

    /** Whether a later one has taken its place. */
    boolean isOvertaken(Made suggestion) {
        return made.get(made.size() - 1).sequenceNr() != suggestion.sequenceNr();
    }

    /** The steps that were taken, in the order of time. */
    Memory taken() {
        return new Memory(made.stream()
                .filter(Made::isStepTaken)
                .map(one -> new Memory.Spoken(one.rule(), one.tag(), Objects.requireNonNull(one.answeredAtActiveMs())))
                .sorted(Comparator.comparingLong(Memory.Spoken::atMs))
                .toList());
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
                state.heart().restBpm(),
                state.adaptation().heart(),
                state.sceneSuds().ratings().stream()
                        .map(rating -> new Rating(rating.atActiveMs(), rating.suds()))
                        .toList(),
                tags(state, nowActiveMs),
                new Readings.Safety(
                        wantsOut,
                        state.adaptation().isUnwell(),
                        state.risk().isOpen() || !state.course().openNotices().isEmpty()),
                state.course().learning());
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
        state.adaptation().topics().stream()
                .filter(touched -> touched.atMs() <= nowActiveMs)
                .forEach(tags::add);
        tags.sort(Comparator.comparingLong(TagMoment::atMs));
        return tags;
    }
}
