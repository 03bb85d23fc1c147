package dev.inhabit.server.session;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.NpcBehaviour;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.server.adaptation.RuleSettings;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.record.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of a live exposure session, and how each request is decided. */
public sealed interface SessionCommand extends Command<SessionState, SessionEvent> {
    /** Ticks between a decision and its effect, so that it is stored before the crowd gets there. */
    int LEAD_TICKS = 1;
    /** The most that a gap may count as session time; what is longer is excluded and pauses the session. */
    Duration GAP_MAX = Duration.ofMinutes(10);

    /** Those that stand in files of their own. */
    sealed interface InOwnFile extends SessionCommand
            permits AlertCommand,
                    BodyCommand,
                    ConversationCommand,
                    CourseCommand,
                    OwnSceneCommand,
                    SlideCommand,
                    StageCommand,
                    SudsPromptCommand {}

    Asker by();

    /** See {@link SessionEvent#said}, with which it must agree. */
    @Override
    default @Nullable Object said() {
        return null;
    }

    @Override
    default boolean mustHappen() {
        return isExit();
    }

    /** A patient's or therapist's exit: goes before everything else. */
    default boolean isExit() {
        return false;
    }

    /** Never refused for load. */
    default boolean isVital() {
        return isExit();
    }

    /** Decides on a session that exists and has not ended. */
    Decision<SessionEvent> decideLive(SessionState state, Instant now);

    @Override
    default Decision<SessionEvent> decide(SessionState state, Instant now) {
        if (!state.exists()) {
            return Decision.refuse(ErrorCode.NOT_FOUND, "There is no such session");
        }
        if (state.hasEnded()) {
            return decideEnded(state);
        }
        return decideLive(state, now);
    }

    /** Decides on a session that has ended. */
    default Decision<SessionEvent> decideEnded(SessionState state) {
        return Decision.refuse(ErrorCode.SESSION_ENDED, "The session has ended");
    }

    private static boolean isPausedByPatient(SessionState state) {
        Asker by = state.pausedBy();
        return by != null && by.role() == Role.PATIENT;
    }

    private static int ticks(int forMs) {
        return Math.max(1, forMs / SessionClock.TICK_MS);
    }

    private static long effectiveTick(SessionState state, Instant now) {
        return state.clock().tickAt(now) + LEAD_TICKS;
    }

    /** @param controllerId who controls it first */
    record Create(
            Asker by,
            String patientId,
            PinnedLevel level,
            String controllerId,
            long crowdSeed,
            int simulatorVersion,
            int baselineMinS,
            PinnedScene scene,
            PinnedRules rules)
            implements SessionCommand {
        /** Of a session in which nobody speaks but the patient. */
        public Create(
                Asker by,
                String patientId,
                PinnedLevel level,
                String controllerId,
                long crowdSeed,
                int simulatorVersion,
                int baselineMinS) {
            this(by, patientId, level, controllerId, crowdSeed, simulatorVersion, baselineMinS, PinnedScene.SILENT);
        }

        /** Judged as sessions were before a clinic could say how. */
        public Create(
                Asker by,
                String patientId,
                PinnedLevel level,
                String controllerId,
                long crowdSeed,
                int simulatorVersion,
                int baselineMinS,
                PinnedScene scene) {
            this(
                    by,
                    patientId,
                    level,
                    controllerId,
                    crowdSeed,
                    simulatorVersion,
                    baselineMinS,
                    scene,
                    PinnedRules.BEFORE);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("create", by, patientId, level.sublevel());
        }

        @Override
        public Decision<SessionEvent> decide(SessionState state, Instant now) {
            if (state.exists()) {
                return Decision.refuse(ErrorCode.CONFLICT, "The session exists already");
            }
            List<SessionEvent> events = new ArrayList<>(6);
            events.add(new SessionEvent.Created(
                    by, patientId, level, controllerId, crowdSeed, simulatorVersion, baselineMinS));
            if (!rules.equals(PinnedRules.BEFORE)) {
                events.add(new ManifestEvent.RulesPinned(rules));
            }
            if (scene.manifest() != null) {
                events.add(new ManifestEvent.ScenePinned(scene.manifest()));
            }
            if (scene.scenario() != null) {
                events.add(new OwnSceneEvent.ScenarioPinned(scene.scenario()));
            }
            if (scene.talk() != null) {
                events.add(new ConversationEvent.ConversationPinned(scene.talk()));
                if (scene.group() != null) {
                    events.add(new ConversationEvent.GroupPinned(scene.group()));
                }
            }
            if (scene.questions() != null) {
                events.add(new ConversationEvent.QuestionsPinned(scene.questions()));
            }
            if (scene.pace() != null) {
                events.add(new ConversationEvent.PacePinned(scene.pace()));
            }
            if (scene.presets() != null) {
                events.add(new ConversationEvent.PresetsPinned(scene.presets()));
            }
            return Decision.ofAll(events);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return decide(state, now);
        }
    }

    /**
     * @param needsHeadset whether it is refused where no headset stands in the scene
     * @param headset as the session knows it
     */
    record Start(Asker by, boolean needsHeadset, HeadsetPresence headset) implements SessionCommand {
        /** With a headset or without one, at a desk. */
        public Start(Asker by) {
            this(by, false, HeadsetPresence.NONE);
        }

        Start seeing(HeadsetPresence now) {
            return new Start(by, needsHeadset, now);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("start", by);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            if (state.phase() != Phase.READY) {
                return Decision.refuse(ErrorCode.CONFLICT, "The session has started already");
            }
            Decision<SessionEvent> started = Control.ifHeld(state, by, new SessionEvent.Started(by));
            return started instanceof Decision.Accepted && needsHeadset && headset != HeadsetPresence.READY
                    ? Decision.refuse(ErrorCode.CONFLICT, headset.missing())
                    : started;
        }
    }

    /**
     * The patient's own rating of distress: SUDS, 0 (none) to 100 (worst imaginable), Wolpe 1969. It stands where it was
     * felt; what was felt before the start or after the end is recorded and not of the scene ({@link SessionState#sceneSuds}).
     */
    record RecordSuds(Asker by, int suds, @Nullable String trigger, SudsSource source, HeartTrace.@Nullable At heart)
            implements SessionCommand {
        /** As it comes from a client: what the heart did is known by the session. */
        public RecordSuds(Asker by, int suds, @Nullable String trigger, SudsSource source) {
            this(by, suds, trigger, source, null);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("suds", by, suds, trigger);
        }

        @Override
        public boolean isVital() {
            return true;
        }

        @Override
        public boolean keepsItsTime() {
            return true;
        }

        @Override
        public Decision<SessionEvent> decide(SessionState state, Instant now, @Nullable Instant occurredAt) {
            Refusal outside = RatingTime.against(state, now, occurredAt);
            return outside == null ? decide(state, now) : Decision.refuse(outside);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return Decision.of(new SessionEvent.SudsRecorded(by, suds, trigger, source, false, heart));
        }

        @Override
        public Decision<SessionEvent> decideEnded(SessionState state) {
            return Decision.of(new SessionEvent.SudsRecorded(by, suds, trigger, source, true, heart));
        }
    }

    record CorrectSuds(Asker by, long sudsSequenceNr, int suds, String reason) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("correct", by, sudsSequenceNr, suds, reason);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return decideEnded(state);
        }

        @Override
        public Decision<SessionEvent> decideEnded(SessionState state) {
            if (!state.suds().has(sudsSequenceNr)) {
                return Decision.refuse(Refusal.invalid("sudsSequenceNr", "No rating has this sequence number"));
            }
            return Decision.of(new SessionEvent.SudsCorrected(by, sudsSequenceNr, suds, reason));
        }
    }

    /** Null fields stay as they are. */
    record Adjust(
            Asker by,
            @Nullable Integer size,
            @Nullable Integer mood,
            @Nullable Integer questionDifficulty) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("adjust", by, asked());
        }

        private SessionEvent.AudienceAdjusted.Asked asked() {
            return new SessionEvent.AudienceAdjusted.Asked(size, mood, questionDifficulty);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            AudienceSettings old = state.audience();
            if (old == null) {
                return Decision.refuse(ErrorCode.CONFLICT, "The session has no audience");
            }
            if (size != null && size > state.places()) {
                return Decision.refuse(Refusal.invalid(
                        "audienceSize",
                        "audienceSize is " + size + ", must be 1 to " + state.places()
                                + ": the scene has no more places"));
            }
            AudienceSettings next = new AudienceSettings(
                    size == null ? old.size() : size,
                    mood == null ? old.mood() : mood,
                    questionDifficulty == null ? old.questionDifficulty() : questionDifficulty);
            return Control.ifHeld(
                    state, by, new SessionEvent.AudienceAdjusted(by, next, effectiveTick(state, now), asked()));
        }
    }

    record DirectNpc(Asker by, int npc, NpcBehaviour behaviour, int forMs) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("npc", by, npc, behaviour, ticks(forMs));
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            int size = state.audience() == null ? 0 : state.audience().size();
            if (npc >= size) {
                return Decision.refuse(
                        Refusal.invalid("npc", "npc is " + npc + ", the audience has 0 to " + (size - 1)));
            }
            return Control.ifHeld(
                    state,
                    by,
                    new SessionEvent.NpcDirected(by, npc, behaviour, ticks(forMs), effectiveTick(state, now)));
        }
    }

    record InjectEvent(Asker by, SceneEvent event, @Nullable String tag) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("event", by, event, tag);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            if (!state.isRunning()) {
                return Decision.refuse(ErrorCode.CONFLICT, "The session is not running");
            }
            List<SessionEvent> events = new ArrayList<>(2);
            events.add(new SessionEvent.EventInjected(by, event, tag, effectiveTick(state, now)));
            if (event == SceneEvent.QUESTION) {
                events.addAll(TalkDecision.asked(state, by, effectiveTick(state, now)));
            }
            return Control.ifHeld(state, by, events.toArray(SessionEvent[]::new));
        }
    }

    /** The patient may pause too. Whoever else pauses what the patient had paused takes its end from the patient. */
    record Pause(Asker by, String reason) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("pause", by);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            boolean byPatient = by.role() == Role.PATIENT;
            if (by.isServer() && state.phase() == Phase.PAUSED && !isPausedByPatient(state)) {
                return Decision.nothing();
            }
            // A pause of what is paused is recorded too: only what is recorded has no second effect when it is
            // repeated.
            if (!state.isRunning() && state.phase() != Phase.PAUSED) {
                return Decision.refuse(ErrorCode.CONFLICT, "The session is not running");
            }
            return byPatient
                    ? Decision.of(new SessionEvent.Paused(by, reason))
                    : Control.ifHeld(state, by, new SessionEvent.Paused(by, reason));
        }
    }

    /** The patient may end a pause of their own, and no other. */
    record Resume(Asker by) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("resume", by);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            if (!state.isRunning() && state.phase() != Phase.PAUSED) {
                return Decision.refuse(ErrorCode.CONFLICT, "The session is not paused");
            }
            return by.role() == Role.PATIENT && (state.isRunning() || isPausedByPatient(state))
                    ? Decision.of(new SessionEvent.Resumed(by))
                    : Control.ifHeld(state, by, new SessionEvent.Resumed(by));
        }
    }

    /** On to the next question, place of the conversation or phase of the audience, whichever there is. */
    record Skip(Asker by) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("skip", by);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            if (!state.isRunning()) {
                return Decision.refuse(ErrorCode.CONFLICT, "The session is not running");
            }
            if (state.stage().closing() != null) {
                return Decision.refuse(
                        ErrorCode.CONFLICT,
                        "The session is completed, and ends when the audience has thanked and the patient has rated");
            }
            List<SessionEvent> next = TalkDecision.skipped(state, by, now);
            if (next.isEmpty()) {
                next = StageCommand.skipped(state, now);
            }
            if (next.isEmpty()) {
                return Decision.refuse(
                        ErrorCode.CONFLICT,
                        "Nothing follows that could be skipped to: this is the last part, and the session goes on until"
                                + " it is ended");
            }
            List<SessionEvent> events = new ArrayList<>();
            events.add(new SessionEvent.Skipped(by, effectiveTick(state, now)));
            events.addAll(next);
            return Control.ifHeld(state, by, events.toArray(SessionEvent[]::new));
        }
    }

    record Encourage(Asker by, String text) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("encourage", by, text);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return Control.ifHeld(state, by, new SessionEvent.Encouraged(by, text));
        }
    }

    /** What is signed when it is recorded. */
    sealed interface ToSign extends SessionCommand {
        /** The same, to be signed by the deployment's key. */
        SessionCommand signedBy(Signer key);
    }

    /**
     * Notes may be written after the end too.
     *
     * @param signer null as it comes from a client: the session has the key
     */
    record AddNote(Asker by, String text, @Nullable Signer signer) implements ToSign {
        public AddNote(Asker by, String text) {
            this(by, text, null);
        }

        @Override
        public SessionCommand signedBy(Signer key) {
            return new AddNote(by, text, key);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("note", by, text);
        }

        @Override
        public Decision<SessionEvent> decide(SessionState state, Instant now) {
            return state.exists() ? decideLive(state, now) : ToSign.super.decide(state, now);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return Decision.of(new SessionEvent.NoteAdded(
                    by, text, signer == null ? null : NoteSignature.of(signer, state.id(), 0, by, text, now, null)));
        }
    }

    /** A further version of a note. The first is never lost. */
    record AmendNote(
            Asker by,
            long noteSequenceNr,
            String text,
            @Nullable Signer signer) implements ToSign {
        public AmendNote(Asker by, long noteSequenceNr, String text) {
            this(by, noteSequenceNr, text, null);
        }

        @Override
        public SessionCommand signedBy(Signer key) {
            return new AmendNote(by, noteSequenceNr, text, key);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("amend", by, noteSequenceNr, text);
        }

        @Override
        public Decision<SessionEvent> decide(SessionState state, Instant now) {
            return state.exists() ? decideLive(state, now) : ToSign.super.decide(state, now);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return state.notes().stream()
                    .filter(n -> n.sequenceNr() == noteSequenceNr)
                    .findFirst()
                    .map(n -> n.by().equals(by.accountId())
                            ? Decision.<SessionEvent>of(
                                    new SessionEvent.NoteAmended(by, noteSequenceNr, text, signature(state, n, now)))
                            : Decision.<SessionEvent>refuse(ErrorCode.FORBIDDEN, "Only who wrote a note may amend it"))
                    .orElseGet(() ->
                            Decision.refuse(Refusal.invalid("noteSequenceNr", "No note has this sequence number")));
        }

        private @Nullable NoteSignature signature(SessionState state, SessionState.NoteRef note, Instant now) {
            return signer == null
                    ? null
                    : NoteSignature.of(signer, state.id(), noteSequenceNr, by, text, now, note.signed());
        }
    }

    record TakeControl(Asker by, @Nullable String reason) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("take", by, reason);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return Decision.of(new SessionEvent.ControlTaken(by, reason));
        }
    }

    record HandOverControl(Asker by, String toAccountId) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("hand over", by, toAccountId);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return Control.ifHeld(state, by, new SessionEvent.ControlHandedOver(by, toAccountId));
        }
    }

    /** Five seconds of readings, gathered by the feed. */
    record RecordTelemetry(
            Telemetry chunk,
            @Nullable Integer speakerScore,
            RuleSettings rules,
            Biofeedback.@Nullable MotionGate motionGate)
            implements SessionCommand {
        /** Of a clinic that never minds how much a patient moves. */
        public RecordTelemetry(Telemetry chunk, @Nullable Integer speakerScore, RuleSettings rules) {
            this(chunk, speakerScore, rules, null);
        }

        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            List<SessionEvent> events = new ArrayList<>(2);
            Optional<BodyEvent.MovementNoticed> movement = MotionGate.noticed(chunk, motionGate);
            movement.ifPresent(events::add);
            SessionState moved = movement.map(
                            seen -> state.adapted(state.adaptation().moved(now.toEpochMilli(), seen.settlesMs())))
                    .orElse(state);
            events.add(new SessionEvent.TelemetryRecorded(chunk));
            if (speakerScore != null && speakerScore != state.speakerScore() && state.isRunning()) {
                events.add(new SessionEvent.SpeakerScored(speakerScore, effectiveTick(state, now)));
            }
            if (state.isRunning() && !moved.adaptation().isMoving(now.toEpochMilli())) {
                events.addAll(AdaptationDecision.on(
                        state.felt(chunk, now), chunk.toActiveMs(), rules, effectiveTick(state, now)));
            }
            return Decision.ofAll(events);
        }

        @Override
        public Decision<SessionEvent> decideEnded(SessionState state) {
            return Decision.of(new SessionEvent.TelemetryRecorded(chunk));
        }
    }

    /**
     * A therapist follows a suggestion, or does not.
     *
     * @param rules with the limits of the guards, as the session knows them; null as it comes from a client
     */
    record AnswerSuggestion(
            Asker by,
            long suggestionSequenceNr,
            boolean followed,
            @Nullable RuleSettings rules) implements SessionCommand {
        public AnswerSuggestion(Asker by, long suggestionSequenceNr, boolean followed) {
            this(by, suggestionSequenceNr, followed, null);
        }

        AnswerSuggestion guardedBy(RuleSettings known) {
            return new AnswerSuggestion(by, suggestionSequenceNr, followed, known);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("answer", by, suggestionSequenceNr, followed);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return AdaptationDecision.answered(state, this, now, effectiveTick(state, now));
        }
    }

    /** Suggestions are to be followed at once, or no longer. */
    record SwitchAdaptation(Asker by, boolean automatic) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("adaptation", by, automatic);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return Control.ifHeld(state, by, new SessionEvent.AdaptationSwitched(by, automatic));
        }
    }

    /** Motion sickness, by the patient or by a therapist who was told of it. */
    record ReportSickness(Asker by, boolean sick) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("sickness", by, sick);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return Decision.of(new SessionEvent.SicknessReported(by, sick));
        }
    }

    /**
     * The server's own rules heard signs of danger. Recorded where it is news ({@link RiskHeard}), after the end too; no client
     * can ask for it, and nothing else follows from it.
     *
     * @param findings each moderate or severe, the gravest first; not empty
     * @param heardAtMs when, ms since 1970; also when it occurred, for the record
     */
    record RecordRiskLanguage(List<RiskFinding> findings, String rulesVersion, long heardAtMs)
            implements SessionCommand {
        public RecordRiskLanguage {
            findings = List.copyOf(findings);
        }

        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public boolean isVital() {
            return true;
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return decideEnded(state);
        }

        @Override
        public Decision<SessionEvent> decideEnded(SessionState state) {
            return state.risk().isNews(findings, heardAtMs)
                    ? Decision.of(new SessionEvent.RiskLanguageHeard(
                            RiskHeard.highest(findings),
                            findings.stream()
                                    .map(f -> new SessionEvent.RiskLanguageHeard.Finding(
                                            f.category(), f.level(), f.rule(), f.phrase()))
                                    .toList(),
                            rulesVersion))
                    : Decision.nothing();
        }
    }

    /** The server came back and found the session live. */
    record NoticeInterruption(Instant lastRecordedAt) implements SessionCommand {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            Duration away = Duration.between(lastRecordedAt, now);
            long excludedMs = state.isRunning() && away.compareTo(GAP_MAX) > 0
                    ? away.minus(GAP_MAX).toMillis()
                    : 0;
            SessionEvent interrupted = new SessionEvent.Interrupted(away.toMillis(), excludedMs);
            return excludedMs == 0
                    ? Decision.of(interrupted)
                    : Decision.ofAll(List.of(interrupted, new SessionEvent.Paused(Asker.SERVER, "interrupted")));
        }

        @Override
        public Decision<SessionEvent> decideEnded(SessionState state) {
            return Decision.nothing();
        }
    }

    /**
     * The patient's door out, open to the therapist too: who left is who asked. An exit that comes after the end, from a
     * headset that was offline, is recorded all the same.
     */
    record SafetyExit(Asker by) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("exit", by);
        }

        @Override
        public boolean isExit() {
            return true;
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return Decision.ofAll(List.of(
                    new SessionEvent.Exited(by, by.role() == Role.PATIENT, null),
                    new SessionEvent.Ended(by, StageCommand.ofExit(state))));
        }

        @Override
        public Decision<SessionEvent> decideEnded(SessionState state) {
            return Decision.of(new SessionEvent.Exited(by, by.role() == Role.PATIENT, null));
        }
    }

    /** The therapist's door out, likewise open to the patient; needs no control of the session. */
    record ForceExit(Asker by, @Nullable String reason) implements SessionCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("exit", by);
        }

        @Override
        public boolean isExit() {
            return true;
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return Decision.ofAll(List.of(
                    new SessionEvent.Exited(by, by.role() == Role.PATIENT, reason),
                    new SessionEvent.Ended(by, StageCommand.ofExit(state))));
        }

        @Override
        public Decision<SessionEvent> decideEnded(SessionState state) {
            return Decision.of(new SessionEvent.Exited(by, by.role() == Role.PATIENT, reason));
        }
    }

    /**
     * Any outcome may be named: somebody who says that they stop, and takes the headset off, quits without an exit.
     *
     * @param isAsked whether the patient can be asked for the last rating, as the session knows it
     */
    record Complete(Asker by, Outcome outcome, boolean isAsked) implements SessionCommand {
        /** As it comes from a client. */
        public Complete(Asker by, Outcome outcome) {
            this(by, outcome, false);
        }

        Complete asking(boolean can) {
            return new Complete(by, outcome, can);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("end", by, outcome);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            if (outcome == Outcome.COMPLETED && state.phase() == Phase.READY) {
                return Decision.refuse(
                        ErrorCode.CONFLICT,
                        "The session has not started, so it is not completed; it can end as paused or for a hardware"
                                + " issue");
            }
            if (outcome == Outcome.QUIT && state.stage().closing() != null) {
                return Decision.refuse(
                        ErrorCode.CONFLICT,
                        "The session was completed, and is no longer quit; to end it without waiting, complete it once"
                                + " more");
            }
            return outcome == Outcome.COMPLETED
                    ? Control.ifHeld(
                            state,
                            by,
                            StageCommand.completed(state, by, isAsked, now).toArray(SessionEvent[]::new))
                    : Control.ifHeld(state, by, new SessionEvent.Ended(by, outcome));
        }
    }
}
