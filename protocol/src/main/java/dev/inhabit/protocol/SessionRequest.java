package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atLeast;
import static dev.inhabit.protocol.InvalidField.inRange;
import static dev.inhabit.protocol.InvalidField.optionalText;
import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredLines;
import static dev.inhabit.protocol.InvalidField.requiredText;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a session: over the control socket and over {@code POST /api/v1/sessions/{id}/commands} alike.
 *
 * <p>Every request carries a {@code commandId} of the sender's making (8 to 64 of A-Z a-z 0-9 . _ -); sending the same
 * one again has no second effect and gets the same answer. {@code occurredAtMs} is when it happened to the person, in ms
 * since 1970 by the server's clock (see {@link ToServer.Ping}); null means now.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface SessionRequest extends ToServer {
    int TEXT_MAX = 4_000;
    int SHORT_TEXT_MAX = 280;
    int TAG_MAX = 64;
    int REPLIES_MAX = 9;

    /** Those that stand in files of their own. */
    sealed interface InOwnFile extends SessionRequest permits SlideRequest, AlertRequest {}

    /** Named here too, so that pages find it in every request. */
    @JsonProperty
    String commandId();

    @Nullable
    Long occurredAtMs();

    /**
     * Begins the exposure: the clock runs and the crowd lives.
     *
     * @param needsHeadset whether it is refused where no headset stands in the session's scene; null as false
     */
    @JsonTypeName("start")
    record Start(
            String commandId,
            @Nullable Long occurredAtMs,
            @Nullable Boolean needsHeadset) implements SessionRequest {
        public Start {
            present("commandId", commandId);
        }

        /** Whether or not a headset is there. */
        public Start(String commandId, @Nullable Long occurredAtMs) {
            this(commandId, occurredAtMs, null);
        }
    }

    /**
     * The patient's own rating of distress.
     *
     * @param suds 0 (none) to 100 (worst ever)
     * @param trigger what it was about, an open code such as {@code audience-grows}: words of a-z and 0-9 with one of
     *     - _ : between them; null where nothing in particular
     * @param source who or what gave it; where absent {@code hand} from a patient, {@code therapist-entered} from a
     *     therapist. A patient's own is never {@code therapist-entered}
     */
    @JsonTypeName("record-suds")
    record RecordSuds(
            String commandId,
            @Nullable Long occurredAtMs,
            int suds,
            @Nullable String trigger,
            @Nullable SudsSource source)
            implements SessionRequest {
        public RecordSuds {
            present("commandId", commandId);
            inRange("suds", suds, 0, 100);
            InvalidField.optionalCode("trigger", trigger, TAG_MAX);
        }
    }

    enum SudsSource {
        @JsonProperty("hand")
        HAND,
        @JsonProperty("voice")
        VOICE,
        @JsonProperty("therapist-entered")
        THERAPIST_ENTERED
    }

    /**
     * Changes the audience. Absent fields stay as they are; at least one must be present.
     *
     * @param audienceSize 1 to 500 people
     * @param mood 0 (friendly) to 100 (critical), 50 neutral
     * @param questionDifficulty 0 (easy) to 10 (hostile)
     */
    @JsonTypeName("adjust")
    record Adjust(
            String commandId,
            @Nullable Long occurredAtMs,
            @Nullable Integer audienceSize,
            @Nullable Integer mood,
            @Nullable Integer questionDifficulty)
            implements SessionRequest {
        public Adjust {
            present("commandId", commandId);
            if (audienceSize != null) {
                inRange("audienceSize", audienceSize, 1, 500);
            }
            if (mood != null) {
                inRange("mood", mood, 0, 100);
            }
            if (questionDifficulty != null) {
                inRange("questionDifficulty", questionDifficulty, 0, 10);
            }
            if (audienceSize == null && mood == null && questionDifficulty == null) {
                throw new InvalidField(
                        "audienceSize", "adjust needs at least one of audienceSize, mood, questionDifficulty");
            }
        }
    }

    /**
     * Makes one person of the audience behave in a way.
     *
     * @param npc number of the person, 0 to 499
     * @param forMs how long, 100 to 600000 ms
     */
    @JsonTypeName("direct-npc")
    record DirectNpc(String commandId, @Nullable Long occurredAtMs, int npc, NpcBehaviour behaviour, int forMs)
            implements SessionRequest {
        public DirectNpc {
            present("commandId", commandId);
            inRange("npc", npc, 0, 499);
            present("behaviour", behaviour);
            inRange("forMs", forMs, 100, 600_000);
        }
    }

    enum NpcBehaviour {
        @JsonProperty("attentive")
        ATTENTIVE,
        @JsonProperty("engaged")
        ENGAGED,
        @JsonProperty("bored")
        BORED,
        @JsonProperty("skeptical")
        SKEPTICAL,
        @JsonProperty("distracted")
        DISTRACTED
    }

    /**
     * Follows a suggestion of the server's, or does not.
     *
     * @param suggestionSequenceNr of the update that made it
     */
    @JsonTypeName("answer-suggestion")
    record AnswerSuggestion(String commandId, @Nullable Long occurredAtMs, long suggestionSequenceNr, boolean followed)
            implements SessionRequest {
        public AnswerSuggestion {
            present("commandId", commandId);
            atLeast("suggestionSequenceNr", suggestionSequenceNr, 1);
        }
    }

    /** Lets suggestions be followed at once, one step at a time and never across sub-levels, or ends that. */
    @JsonTypeName("switch-adaptation")
    record SwitchAdaptation(String commandId, @Nullable Long occurredAtMs, boolean automatic)
            implements SessionRequest {
        public SwitchAdaptation {
            present("commandId", commandId);
        }
    }

    /** Says that the patient feels sick from the motion, or no longer. While so, nothing is read into the heart rate. */
    @JsonTypeName("report-sickness")
    record ReportSickness(String commandId, @Nullable Long occurredAtMs, boolean sick) implements SessionRequest {
        public ReportSickness {
            present("commandId", commandId);
        }
    }

    /** Lets something happen in the scene. */
    @JsonTypeName("inject-event")
    record InjectEvent(
            String commandId,
            @Nullable Long occurredAtMs,
            SceneEvent event,
            @Nullable String tag) implements SessionRequest {
        public InjectEvent {
            present("commandId", commandId);
            present("event", event);
            optionalText("tag", tag, TAG_MAX);
        }
    }

    enum SceneEvent {
        @JsonProperty("phone-rings")
        PHONE_RINGS,
        @JsonProperty("latecomer")
        LATECOMER,
        @JsonProperty("laughter")
        LAUGHTER,
        @JsonProperty("cough")
        COUGH,
        @JsonProperty("door-slams")
        DOOR_SLAMS,
        @JsonProperty("side-talk")
        SIDE_TALK,
        @JsonProperty("question")
        QUESTION,
        @JsonProperty("applause")
        APPLAUSE
    }

    /**
     * Lets one of the scenario's triggers happen, in a scene that a therapist built.
     *
     * @param tag as the scenario names it
     */
    @JsonTypeName("fire-trigger")
    record FireTrigger(String commandId, @Nullable Long occurredAtMs, String tag) implements SessionRequest {
        public FireTrigger {
            present("commandId", commandId);
            requiredText("tag", tag, TAG_MAX);
        }
    }

    /**
     * Says how far the scenario's goal was reached, where no event can tell; also after the end.
     *
     * @param percent 0 to 100
     */
    @JsonTypeName("judge-goal")
    record JudgeGoal(String commandId, @Nullable Long occurredAtMs, int percent) implements SessionRequest {
        public JudgeGoal {
            present("commandId", commandId);
            inRange("percent", percent, 0, 100);
        }
    }

    @JsonTypeName("pause")
    record Pause(String commandId, @Nullable Long occurredAtMs) implements SessionRequest {
        public Pause {
            present("commandId", commandId);
        }
    }

    @JsonTypeName("resume")
    record Resume(String commandId, @Nullable Long occurredAtMs) implements SessionRequest {
        public Resume {
            present("commandId", commandId);
        }
    }

    /** Leaves the present part of the scene (a phase, a question, a place of the conversation) for the next. */
    @JsonTypeName("skip")
    record Skip(String commandId, @Nullable Long occurredAtMs) implements SessionRequest {
        public Skip {
            present("commandId", commandId);
        }
    }

    /**
     * Chooses an answer in the session's conversation: the patient, or the therapist for a patient who answers aloud.
     *
     * @param turnSequenceNr of the {@code conversation-turn} that offered it
     * @param reply its number, 1 to 9
     */
    @JsonTypeName("choose-reply")
    record ChooseReply(String commandId, @Nullable Long occurredAtMs, long turnSequenceNr, int reply)
            implements SessionRequest {
        public ChooseReply {
            present("commandId", commandId);
            atLeast("turnSequenceNr", turnSequenceNr, 1);
            inRange("reply", reply, 1, REPLIES_MAX);
        }
    }

    /** Ends the session's conversation in a friendly way; the session goes on. */
    @JsonTypeName("leave-conversation")
    record LeaveConversation(String commandId, @Nullable Long occurredAtMs) implements SessionRequest {
        public LeaveConversation {
            present("commandId", commandId);
        }
    }

    /** Words of encouragement, shown to the patient. */
    @JsonTypeName("encourage")
    record Encourage(String commandId, @Nullable Long occurredAtMs, String text) implements SessionRequest {
        public Encourage {
            present("commandId", commandId);
            requiredText("text", text, SHORT_TEXT_MAX);
        }
    }

    /**
     * Words of encouragement that stand ready, shown to the patient.
     *
     * @param preset id among the session's presets
     */
    @JsonTypeName("encourage-preset")
    record EncouragePreset(String commandId, @Nullable Long occurredAtMs, String preset) implements SessionRequest {
        public EncouragePreset {
            present("commandId", commandId);
            requiredText("preset", preset, TAG_MAX);
        }
    }

    /** A therapist's note. Kept apart from the rest under a key of its own. */
    @JsonTypeName("note")
    record Note(String commandId, @Nullable Long occurredAtMs, String text) implements SessionRequest {
        public Note {
            present("commandId", commandId);
            requiredLines("text", text, TEXT_MAX);
        }
    }

    /** Replaces a note's text; the earlier text stays in the record. */
    @JsonTypeName("amend-note")
    record AmendNote(String commandId, @Nullable Long occurredAtMs, long noteSequenceNr, String text)
            implements SessionRequest {
        public AmendNote {
            present("commandId", commandId);
            atLeast("noteSequenceNr", noteSequenceNr, 1);
            requiredLines("text", text, TEXT_MAX);
        }
    }

    /**
     * Corrects a SUDS rating that was entered wrongly; the earlier value stays in the record.
     *
     * @param sudsSequenceNr sequence number of the rating to correct
     */
    @JsonTypeName("correct-suds")
    record CorrectSuds(String commandId, @Nullable Long occurredAtMs, long sudsSequenceNr, int suds, String reason)
            implements SessionRequest {
        public CorrectSuds {
            present("commandId", commandId);
            atLeast("sudsSequenceNr", sudsSequenceNr, 1);
            inRange("suds", suds, 0, 100);
            requiredText("reason", reason, SHORT_TEXT_MAX);
        }
    }

    /** Takes control from whoever holds it; the reason is recorded. */
    @JsonTypeName("take-control")
    record TakeControl(
            String commandId,
            @Nullable Long occurredAtMs,
            @Nullable String reason) implements SessionRequest {
        public TakeControl {
            present("commandId", commandId);
            optionalText("reason", reason, SHORT_TEXT_MAX);
        }
    }

    /** Gives control to another therapist of the care team. */
    @JsonTypeName("hand-over-control")
    record HandOverControl(String commandId, @Nullable Long occurredAtMs, String toAccountId)
            implements SessionRequest {
        public HandOverControl {
            present("commandId", commandId);
            requiredText("toAccountId", toAccountId, 128);
        }
    }

    /**
     * Leave for the safe scene; the patient's door, open to the therapist too. Never refused, never rate limited: a field
     * of it that cannot be read is passed over.
     */
    @JsonTypeName("safety-exit")
    record SafetyExit(String commandId, @Nullable Long occurredAtMs) implements SessionRequest {
        public SafetyExit {
            present("commandId", commandId);
        }
    }

    /** The therapist takes the patient to the safe scene; open to the patient too, and taken as {@link SafetyExit} is. */
    @JsonTypeName("force-exit")
    record ForceExit(
            String commandId,
            @Nullable Long occurredAtMs,
            @Nullable String reason) implements SessionRequest {
        public ForceExit {
            present("commandId", commandId);
            optionalText("reason", reason, SHORT_TEXT_MAX);
        }
    }

    /**
     * Ends the session.
     *
     * @param outcome completed where null, which only a session that has started can be
     */
    @JsonTypeName("complete")
    record Complete(
            String commandId,
            @Nullable Long occurredAtMs,
            @Nullable Outcome outcome) implements SessionRequest {
        public Complete {
            present("commandId", commandId);
        }
    }

    /** Takes samples of a sensor from now on: the patient, or a therapist who puts it on. Again under its id replaces it. */
    @JsonTypeName("pair-device")
    record PairDevice(String commandId, @Nullable Long occurredAtMs, PairedDevice device) implements SessionRequest {
        public PairDevice {
            present("commandId", commandId);
            present("device", device);
        }
    }

    /** Takes no more samples of it; those that still come are refused. */
    @JsonTypeName("unpair-device")
    record UnpairDevice(String commandId, @Nullable Long occurredAtMs, String deviceId) implements SessionRequest {
        public UnpairDevice {
            present("commandId", commandId);
            PairedDevice.checkedId(present("deviceId", deviceId));
        }
    }

    /**
     * Shows the patient a pace to breathe by, or another one.
     *
     * @param breathsPerMin 4 to 7, within the clinic's own limits; null for the clinic's preset
     */
    @JsonTypeName("start-breathing")
    record StartBreathing(
            String commandId,
            @Nullable Long occurredAtMs,
            @Nullable Double breathsPerMin) implements SessionRequest {
        public StartBreathing {
            present("commandId", commandId);
            if (breathsPerMin != null) {
                inRange("breathsPerMin", breathsPerMin, 4, 7);
            }
        }
    }

    /** Shows no pace any more; the patient may end it too. */
    @JsonTypeName("stop-breathing")
    record StopBreathing(String commandId, @Nullable Long occurredAtMs) implements SessionRequest {
        public StopBreathing {
            present("commandId", commandId);
        }
    }
}
