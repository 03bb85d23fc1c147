package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.inhabit.protocol.OwnSceneView.SceneGoal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as a page shows it: the fold of all that was recorded up to {@code sequenceNr}.
 *
 * @param activeMs session time: time since start without pauses, ms
 * @param sudsTarget the level's expected range
 * @param suds ratings that were felt in the scene, in order
 * @param sudsAside those that were felt before its start, as an expectation, or after its end: no figure rests on them
 * @param baselineHeartRateBpm median of the heart rate at rest before the start; null where too little was seen of it
 * @param baselineRestS seconds of rest that were seen, at most 120
 * @param heartPhases of the scene so far, or of all of it once it is over; empty where no heart rate came in it, and
 *     for whoever is no therapist
 * @param conversation null where the session has none
 * @param presets encouragements that stand ready
 * @param scene that a therapist built; null outside of level 5
 * @param goal of that scene and how far it is reached; null without one
 * @param slides null where none were ever added
 * @param alerts in order; null for whoever is no therapist
 * @param place where it happens; null for a session that was created before places were described
 * @param stage what its people do
 * @param stateHash 16 hex digits over the durable state, equal live and in replay
 */
public record SessionView(
        String sessionId,
        String patientId,
        String sublevel,
        String levelTitle,
        Phase phase,
        @Nullable Outcome outcome,
        @Nullable String controllerId,
        long sequenceNr,
        @Nullable Long createdAtMs,
        @Nullable Long startedAtMs,
        @Nullable Long endedAtMs,
        long activeMs,
        long plannedMs,
        Audience audience,
        SudsRange sudsTarget,
        List<SudsPoint> suds,
        List<SudsPoint> sudsAside,
        HabituationView habituation,
        @Nullable Double baselineHeartRateBpm,
        int baselineRestS,
        List<HeartPhase> heartPhases,
        List<NoteView> notes,
        @Nullable ConversationView conversation,
        List<Preset> presets,
        @Nullable OwnSceneView scene,
        @Nullable SceneGoal goal,
        @Nullable SlidesView slides,
        @Nullable List<AlertView> alerts,
        @Nullable SceneReference place,
        StageView stage,
        String stateHash) {
    public SessionView {
        suds = List.copyOf(suds);
        sudsAside = List.copyOf(sudsAside);
        heartPhases = List.copyOf(heartPhases);
        notes = List.copyOf(notes);
        presets = List.copyOf(presets);
        alerts = alerts == null ? null : List.copyOf(alerts);
    }

    /**
     * An encouragement that is sent by its id.
     *
     * @param when the moment it is for, such as {@code hard-moment}
     */
    public record Preset(String id, String when, String text) {}

    public record Audience(int size, int mood, int questionDifficulty) {}

    public record SudsRange(int low, int high) {}

    /**
     * One rating, with its corrected value where it was corrected.
     *
     * @param trigger what it was about, an open code such as {@code audience-grows}; null where nothing in particular
     * @param heart null where no heart rate was measured then
     */
    public record SudsPoint(
            long sequenceNr,
            long atActiveMs,
            long occurredAtMs,
            int suds,
            @Nullable String trigger,
            boolean corrected,
            boolean late,
            @Nullable RatedHeart heart) {}

    /**
     * The heart rate at the moment of a rating, as it was known when the rating was recorded.
     *
     * @param bpm mean of about five seconds
     * @param ageMs how long before the rating they ended, 0 to 15000; older than that there is none
     * @param signalS seconds of them in which a rate came, 1 to 5; null where the sensor does not say
     */
    public record RatedHeart(
            double bpm, long ageMs, @Nullable Integer signalS) {}

    /**
     * @param atMs when it was recorded, ms since 1970
     * @param atActiveMs the same as session time, ms
     * @param by account of whoever wrote it
     * @param text null where the reader may not see it, and for everybody while the session is live: its state holds no
     *     words, so they come with the updates {@code noted} and {@code note-amended}
     */
    public record NoteView(
            long sequenceNr,
            long atMs,
            long atActiveMs,
            String by,
            @Nullable String text,
            boolean amended) {}

    public enum Trend {
        @JsonProperty("not-enough-ratings")
        NOT_ENOUGH_RATINGS,
        /** There are ratings, and they lie within so short a time that they tell no rate. */
        @JsonProperty("too-close-together")
        TOO_CLOSE_TOGETHER,
        @JsonProperty("falling")
        FALLING,
        @JsonProperty("rising")
        RISING,
        @JsonProperty("plateau")
        PLATEAU
    }

    /**
     * Habituation by the rules of the field, see docs/clinical.md.
     *
     * @param slopePerMin Theil–Sen slope over the last five minutes, and over the last three ratings where they go further
     *     back, SUDS per minute; null below three ratings, and where they lie within a minute
     * @param reason one sentence that says why
     * @param reductionPercent 100·(peak − now)/peak; null where peak is 0 or below two ratings
     * @param recoveryPercent heart-rate recovery 100·(peak − now)/(peak − baseline); null without baseline or rise
     */
    public record HabituationView(
            Trend trend,
            boolean habituated,
            @Nullable Double slopePerMin,
            @Nullable Integer peak,
            @Nullable Double reductionPercent,
            @Nullable Double recoveryPercent,
            String reason) {}
}
