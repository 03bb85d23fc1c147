package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.inhabit.protocol.SessionRequest.NpcBehaviour;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.TreatmentView.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was recorded, as watchers see it. Apart from the stored events, so that either can change without the other. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface SessionUpdate {
    @JsonTypeName("created")
    record Created(String patientId, String sublevel, String controllerId) implements SessionUpdate {}

    @JsonTypeName("started")
    record Started() implements SessionUpdate {}

    @JsonTypeName("suds")
    record Suds(
            int suds, @Nullable String trigger, SudsSource source, boolean late, SessionView.@Nullable RatedHeart heart)
            implements SessionUpdate {}

    @JsonTypeName("suds-corrected")
    record SudsCorrected(long sudsSequenceNr, int suds, String reason) implements SessionUpdate {}

    /** Why the patient is asked for a rating. */
    enum PromptReason {
        @JsonProperty("start")
        START,
        /** None was given for a while. */
        @JsonProperty("interval")
        INTERVAL,
        /** The planned time is over, or the session is completed. */
        @JsonProperty("end")
        END
    }

    /** The headset asks the patient how much distress there is; {@code record-suds} answers it. */
    @JsonTypeName("suds-prompted")
    record SudsPrompted(PromptReason reason) implements SessionUpdate {}

    /**
     * The session is completed, and {@code ended} follows when the patient has rated or, without a rating, when session time
     * comes to {@code untilActiveMs}; {@code complete} once more does not wait.
     */
    @JsonTypeName("end-rating-awaited")
    record EndRatingAwaited(long untilActiveMs) implements SessionUpdate {}

    /** Nobody answered within a minute, or before the end; nothing is made up in its place. */
    @JsonTypeName("suds-prompt-missed")
    record SudsPromptMissed(long promptSequenceNr) implements SessionUpdate {}

    /** Settings now in force, with the tick from which the crowd follows them. */
    @JsonTypeName("adjusted")
    record Adjusted(int audienceSize, int mood, int questionDifficulty, long effectiveTick) implements SessionUpdate {}

    @JsonTypeName("npc-directed")
    record NpcDirected(int npc, NpcBehaviour behaviour, int forMs, long effectiveTick) implements SessionUpdate {}

    @JsonTypeName("event-injected")
    record EventInjected(SceneEvent event, @Nullable String tag, long effectiveTick) implements SessionUpdate {}

    @JsonTypeName("paused")
    record Paused(String reason) implements SessionUpdate {}

    @JsonTypeName("resumed")
    record Resumed() implements SessionUpdate {}

    @JsonTypeName("skipped")
    record Skipped(long effectiveTick) implements SessionUpdate {}

    @JsonTypeName("encouraged")
    record Encouraged(String text) implements SessionUpdate {}

    /** Text is null for whoever may not read notes. */
    @JsonTypeName("noted")
    record Noted(@Nullable String text) implements SessionUpdate {}

    @JsonTypeName("note-amended")
    record NoteAmended(long noteSequenceNr, @Nullable String text) implements SessionUpdate {}

    @JsonTypeName("control-taken")
    record ControlTaken(String controllerId, @Nullable String reason) implements SessionUpdate {}

    @JsonTypeName("control-handed-over")
    record ControlHandedOver(String controllerId) implements SessionUpdate {}

    /** The speaker's score moved to another step, 0 (bores) to 15 (holds the room); the audience reacts to it. */
    @JsonTypeName("speaker-scored")
    record SpeakerScored(int score, long effectiveTick) implements SessionUpdate {}

    /**
     * The audience comes into another phase of the talk: its shares in percent, and how far the speaker moves them.
     *
     * @param ambient share that is busy with something else; the others divide into the first four
     * @param speakerPercent 0: how the speaker does changes nothing; 100 as usual
     */
    @JsonTypeName("phase-began")
    record PhaseBegan(
            AudiencePhase phase,
            int attentive,
            int bored,
            int skeptical,
            int engaged,
            int ambient,
            int speakerPercent,
            long effectiveTick)
            implements SessionUpdate {}

    /**
     * The talk is over and the audience thanks; {@code ended} follows when it has.
     *
     * @param applause {@code none}, {@code clap}, {@code polite} or {@code mixed}
     * @param forMs how long, before the safe scene
     */
    @JsonTypeName("speech-ended")
    record SpeechEnded(String applause, int forMs, long effectiveTick) implements SessionUpdate {}

    /**
     * Rules found signs of danger in what the patient said. A reading by rules and not an assessment: it may open a question
     * about safety, and sets and closes nothing. Only for the patient's therapists.
     *
     * @param level the highest of the findings, moderate or severe
     * @param findings each moderate or severe, the gravest first, then the earliest said
     * @param rulesVersion which rules read it, 12 hex digits
     */
    @JsonTypeName("risk-language-heard")
    record RiskLanguageHeard(RiskLevel level, List<RiskFinding> findings, String rulesVersion)
            implements SessionUpdate {
        public RiskLanguageHeard {
            findings = List.copyOf(findings);
        }
    }

    /**
     * A rule suggests a change, or names what may be a trigger. Only for the patient's therapists.
     *
     * @param rule {@code stays-high}, {@code fast-drop}, {@code spike-on-tag} or {@code expectancy-violated}
     * @param step of difficulty within the sub-level: -1 easier, 1 harder, 0 no change
     * @param evidenceActiveMs session times of the readings it rests on, ms
     * @param tag after which the heart rate rises; null for other rules
     * @param chance probability of such rises by chance, 0 to 1; null for other rules
     * @param mode by which the patient's exposures are judged; null where it was not written down
     * @param followedAtOnce whether the server took the step, as a therapist had switched on: an {@link Adjusted} is next, and nothing is to be
     *     answered; null where it was not written down
     */
    @JsonTypeName("suggested")
    record Suggested(
            String rule,
            int step,
            String reason,
            List<Long> evidenceActiveMs,
            @Nullable String tag,
            @Nullable Double chance,
            @Nullable Mode mode,
            @Nullable Boolean followedAtOnce)
            implements SessionUpdate {
        public Suggested {
            evidenceActiveMs = List.copyOf(evidenceActiveMs);
        }
    }

    /** A therapist followed a suggestion or did not; where it asked for a change, that is an update of its own. */
    @JsonTypeName("suggestion-answered")
    record SuggestionAnswered(long suggestionSequenceNr, boolean followed) implements SessionUpdate {}

    /** Suggestions are followed at once, or no longer. */
    @JsonTypeName("adaptation-switched")
    record AdaptationSwitched(boolean automatic) implements SessionUpdate {}

    /** The patient feels sick from the motion, or no longer. */
    @JsonTypeName("sickness")
    record Sickness(boolean sick) implements SessionUpdate {}

    /** The session has a conversation: which, and with whom. {@link ConversationView} tells the fields. */
    @JsonTypeName("conversation-chosen")
    record ConversationChosen(String conversation, String title, int gazePercent, List<ConversationView.Speaker> people)
            implements SessionUpdate {
        public ConversationChosen {
            people = List.copyOf(people);
        }
    }

    /** Conversations that may follow when one is over before the planned time; a {@link ConversationChosen} says that one does. */
    @JsonTypeName("conversations-planned")
    record ConversationsPlanned(List<String> titles) implements SessionUpdate {
        public ConversationsPlanned {
            titles = List.copyOf(titles);
        }
    }

    /**
     * The conversation went on: what is said next and when, and which answers there are. {@link ConversationView.Turn} tells
     * the fields; its sequence number is this update's.
     */
    @JsonTypeName("conversation-turn")
    record ConversationTurn(
            TurnCause cause,
            @Nullable Integer reply,
            @Nullable Integer reactingNpc,
            String reaction,
            List<ConversationView.Line> lines,
            List<String> choices,
            boolean choicesForward,
            long openAtActiveMs,
            @Nullable String ending)
            implements SessionUpdate {
        public ConversationTurn {
            lines = List.copyOf(lines);
            choices = List.copyOf(choices);
        }
    }

    /**
     * How people take part in the conversation beyond its own lines.
     *
     * @param joining how many of its people join in between, the last of {@code conversation-chosen}
     * @param interruptions whether anybody cuts in on who speaks long
     * @param disagreement whether anybody disagrees
     */
    @JsonTypeName("group-chosen")
    record GroupChosen(int joining, boolean interruptions, boolean disagreement) implements SessionUpdate {}

    /** People of the scene ask questions of this pool and those that stand in for it. */
    @JsonTypeName("questions-chosen")
    record QuestionsChosen(String pool) implements SessionUpdate {}

    /**
     * Somebody in the audience asks; the crowd's frames show who, from the tick on.
     *
     * @param question {@code pool/id}; none is asked twice in a session
     * @param tone {@code friendly}, {@code neutral}, {@code skeptical} or {@code hostile}
     * @param difficulty of the question itself, 0 easy to 10 hostile
     */
    @JsonTypeName("question-asked")
    record QuestionAsked(
            String question, String text, String tone, List<String> topics, int difficulty, long effectiveTick)
            implements SessionUpdate {
        public QuestionAsked {
            topics = List.copyOf(topics);
        }
    }

    /** Encouragements that stand ready in this session. */
    @JsonTypeName("presets-chosen")
    record PresetsChosen(List<SessionView.Preset> presets) implements SessionUpdate {
        public PresetsChosen {
            presets = List.copyOf(presets);
        }
    }

    /**
     * The patient moves so much that for a while nothing is read into the heart.
     *
     * @param headDegPerS mean speed of the head over five seconds, °/s; null where nothing tells it
     * @param accelerationG what sensors told, without gravity, g; null likewise
     * @param settlesMs how long nothing is read into the heart, ms
     */
    @JsonTypeName("movement-noticed")
    record MovementNoticed(
            @Nullable Double headDegPerS, @Nullable Double accelerationG, long settlesMs) implements SessionUpdate {}

    /**
     * The simulator sickness questionnaire was answered before or during the session.
     *
     * @param total 0 to 235.62
     * @param sick whether that is as much as the clinic set: nothing is read into the heart then
     */
    @JsonTypeName("sickness-scored")
    record SicknessScored(double total, boolean sick) implements SessionUpdate {}

    /** The session takes place there. */
    @JsonTypeName("scene-chosen")
    record SceneChosen(SceneReference scene) implements SessionUpdate {}

    /** The session has a scene that a therapist built; triggers are in it for who treats. */
    @JsonTypeName("own-scene-chosen")
    record OwnSceneChosen(OwnSceneView scene) implements SessionUpdate {}

    /**
     * A trigger of the scenario was let happen; where it is an event of the scene, {@code event-injected} follows.
     *
     * @param event null where the therapist acts it out
     */
    @JsonTypeName("trigger-fired")
    record TriggerFired(String tag, @Nullable SceneEvent event, long effectiveTick) implements SessionUpdate {}

    /**
     * One of the scenario's own distractions came, at its time; the crowd shows it by itself.
     *
     * @param tag the event's name, by which rules that look for triggers find it
     * @param happenedAtActiveMs session time that it was planned for, ms
     */
    @JsonTypeName("distraction-happened")
    record DistractionHappened(SceneEvent event, String tag, long happenedAtActiveMs) implements SessionUpdate {}

    /** @param percent 0 to 100, how far the goal was reached in the therapist's eyes */
    @JsonTypeName("goal-judged")
    record GoalJudged(int percent) implements SessionUpdate {}

    /** A sensor's samples are taken from now on; it replaces one of the same id. */
    @JsonTypeName("device-paired")
    record DevicePaired(PairedDevice device) implements SessionUpdate {}

    @JsonTypeName("device-unpaired")
    record DeviceUnpaired(String deviceId) implements SessionUpdate {}

    /** A key of its own was made for a device that sends over HTTP, in place of any before. */
    @JsonTypeName("device-key-issued")
    record DeviceKeyIssued(String deviceId) implements SessionUpdate {}

    /**
     * A device sent samples over HTTP.
     *
     * @param followed whether its heart rate is the session's: not while a sensor of the headset tells one
     */
    @JsonTypeName("samples-received")
    record SamplesReceived(String deviceId, boolean followed, List<BodySeries> series) implements SessionUpdate {
        public SamplesReceived {
            series = List.copyOf(series);
        }
    }

    /**
     * A file of a sensor's was taken in after the session; what the session recorded itself stays as it was.
     *
     * @param format {@code csv}, {@code json} or {@code tcx}
     * @param samples how many
     * @param fromMs the first was measured, ms since 1970
     * @param toMs the last
     */
    @JsonTypeName("heart-imported")
    record HeartImported(String device, String format, int samples, long fromMs, long toMs) implements SessionUpdate {}

    /** Something asks for the therapist's eye; see {@link AlertView} for the fields. */
    @JsonTypeName("alert-raised")
    record AlertRaised(AlertKind kind, AlertLevel level, double value, double limit) implements SessionUpdate {}

    /** The session is judged by limits that its clinic set, and keeps them. */
    @JsonTypeName("rules-pinned")
    record RulesPinned() implements SessionUpdate {}

    /** @param alertSequenceNr of the alert that is over */
    @JsonTypeName("alert-cleared")
    record AlertCleared(long alertSequenceNr) implements SessionUpdate {}

    /** @param alertSequenceNr of the alert that somebody has seen */
    @JsonTypeName("alert-acknowledged")
    record AlertAcknowledged(long alertSequenceNr) implements SessionUpdate {}

    /** @param riskSequenceNr of the signs of danger that somebody has seen, and all before them */
    @JsonTypeName("risk-acknowledged")
    record RiskAcknowledged(long riskSequenceNr) implements SessionUpdate {}

    /**
     * What the course of treatment says that bears on suggestions. Only for the patient's therapists.
     *
     * @param mode by which exposures are judged
     * @param openNotices how many notices of risk nobody has closed; none is suggested while there are any
     * @param disproved expectations of this session that did not come true and became much less likely, by their number
     */
    @JsonTypeName("course-told")
    record CourseTold(Mode mode, int openNotices, List<Long> disproved) implements SessionUpdate {
        public CourseTold {
            disproved = List.copyOf(disproved);
        }
    }

    /**
     * The headset shows a pace to breathe by from now on.
     *
     * @param breathsPerMin 4 to 7
     * @param inhalePercent of a breath, breathing in
     */
    @JsonTypeName("breathing-started")
    record BreathingStarted(double breathsPerMin, int inhalePercent) implements SessionUpdate {}

    @JsonTypeName("breathing-stopped")
    record BreathingStopped() implements SessionUpdate {}

    /**
     * Pages were added behind those that there were.
     *
     * @param added how many
     * @param pages how many there are now
     */
    @JsonTypeName("slides-added")
    record SlidesAdded(int added, int pages) implements SessionUpdate {}

    /** A page is on the screen; see {@link SlidesView} for the fields. */
    @JsonTypeName("slide-shown")
    record SlideShown(int page, int pages, String picture, long shownAtActiveMs) implements SessionUpdate {}

    /** @param everyS null by hand */
    @JsonTypeName("slides-paced")
    record SlidesPaced(@Nullable Integer everyS) implements SessionUpdate {}

    /** @param notes null where there are none any more, and for whoever is not the patient */
    @JsonTypeName("slide-notes-written")
    record SlideNotesWritten(int page, @Nullable String notes) implements SessionUpdate {}

    @JsonTypeName("slides-removed")
    record SlidesRemoved() implements SessionUpdate {}

    /** Something was recorded that is not for this reader. */
    @JsonTypeName("withheld")
    record Withheld() implements SessionUpdate {}

    /** Five seconds of readings. */
    @JsonTypeName("telemetry")
    record Telemetry(TelemetryChunk chunk) implements SessionUpdate {}

    /**
     * The server was away; what happened between is not known.
     *
     * @param awayMs how long
     * @param excludedMs the part that does not count as session time
     */
    @JsonTypeName("interrupted")
    record Interrupted(long awayMs, long excludedMs) implements SessionUpdate {}

    @JsonTypeName("exited")
    record Exited(boolean byPatient, @Nullable String reason) implements SessionUpdate {}

    @JsonTypeName("ended")
    record Ended(Outcome outcome) implements SessionUpdate {}

    /** The key to this event was destroyed on the patient's wish. */
    @JsonTypeName("erased")
    record Erased() implements SessionUpdate {}
}
