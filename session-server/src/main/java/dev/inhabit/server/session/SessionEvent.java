package dev.inhabit.server.session;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.SessionRequest.NpcBehaviour;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.server.adaptation.LearningMode;
import dev.inhabit.server.adaptation.Suggestion;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a session. This file is the clinical record: names and fields are stable for ever; a change comes with
 * a new version, its migration and a test on the old bytes.
 */
public sealed interface SessionEvent extends Event<SessionState> {
    /** Those that stand in files of their own. */
    sealed interface InOwnFile extends SessionEvent
            permits AlertEvent,
                    BodyEvent,
                    ConversationEvent,
                    CourseEvent,
                    ManifestEvent,
                    OwnSceneEvent,
                    SlideEvent,
                    StageEvent,
                    SudsPromptEvent {}

    /** Who caused it. */
    Asker by();

    /** What was asked, without what the server added (times, ticks, defaults). */
    static @Nullable Object said(String what, Asker by, @Nullable Object... chosen) {
        return by.isServer() ? null : what + " " + by.accountId() + " " + Arrays.toString(chosen);
    }

    /**
     * @param crowdSeed from which the whole crowd follows
     * @param simulatorVersion of the crowd that this session was played with
     * @param baselineMinS seconds of resting heart rate below which there is no baseline
     */
    @Version(2)
    record Created(
            Asker by,
            String patientId,
            PinnedLevel level,
            String controllerId,
            long crowdSeed,
            int simulatorVersion,
            int baselineMinS)
            implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("create", by, patientId, level.sublevel());
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.created(
                    patientId, level, controllerId, crowdSeed, simulatorVersion, baselineMinS, meta.recordedAt());
        }
    }

    record Started(Asker by) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("start", by);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.started(meta.recordedAt());
        }
    }

    /**
     * @param late it came after the session had ended
     * @param heart as a sensor of the headset had told it last; null where none had lately, and the readings tell it
     */
    @Version(2)
    record SudsRecorded(
            Asker by,
            int suds,
            @Nullable String trigger,
            SudsSource source,
            boolean late,
            HeartTrace.@Nullable At heart)
            implements SessionEvent {
        public SudsRecorded(Asker by, int suds, @Nullable String trigger, SudsSource source, boolean late) {
            this(by, suds, trigger, source, late, null);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("suds", by, suds, trigger);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.prompts(state.prompts().closed())
                    .rated(state.suds()
                            .with(new SudsCurve.Rating(
                                    meta.sequenceNr(),
                                    state.clock().activeMsAt(meta.occurredAt()),
                                    meta.occurredAt().toEpochMilli(),
                                    suds,
                                    trigger,
                                    false,
                                    late,
                                    heart != null
                                            ? heart
                                            : state.heart()
                                                    .trace()
                                                    .at(meta.occurredAt().toEpochMilli()))));
        }
    }

    record SudsCorrected(Asker by, long sudsSequenceNr, int suds, String reason) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("correct", by, sudsSequenceNr, suds, reason);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.rated(state.suds().corrected(sudsSequenceNr, suds));
        }
    }

    /**
     * Settings in force from a tick on, all of them, changed or not.
     *
     * @param asked what the therapist changed; null where that was not written down
     */
    @Version(2)
    record AudienceAdjusted(
            Asker by,
            AudienceSettings settings,
            long effectiveTick,
            @Nullable Asked asked) implements SessionEvent {
        /** Null where it was to stay as it was. */
        public record Asked(
                @Nullable Integer size,
                @Nullable Integer mood,
                @Nullable Integer questionDifficulty) {}

        @Override
        public @Nullable Object said() {
            return asked == null ? null : SessionEvent.said("adjust", by, asked);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.ordered(new AudienceOrder(meta.sequenceNr(), effectiveTick, new AudienceOrder.Set(settings)));
        }
    }

    record NpcDirected(Asker by, int npc, NpcBehaviour behaviour, int ticks, long effectiveTick)
            implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("npc", by, npc, behaviour, ticks);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.ordered(new AudienceOrder(
                    meta.sequenceNr(), effectiveTick, new AudienceOrder.Direct(npc, behaviour, ticks)));
        }
    }

    record EventInjected(
            Asker by, SceneEvent event, @Nullable String tag, long effectiveTick) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("event", by, event, tag);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.ordered(
                    new AudienceOrder(meta.sequenceNr(), effectiveTick, new AudienceOrder.Inject(event, tag)));
        }
    }

    /** @param score 0 (bores) to 15 (holds the room) */
    record SpeakerScored(int score, long effectiveTick) implements SessionEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.ordered(new AudienceOrder(meta.sequenceNr(), effectiveTick, new AudienceOrder.Score(score)));
        }
    }

    record Skipped(Asker by, long effectiveTick) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("skip", by);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.ordered(new AudienceOrder(meta.sequenceNr(), effectiveTick, new AudienceOrder.Skip()));
        }
    }

    /** @param reason {@code asked}, {@code controller-gone} or {@code interrupted} */
    record Paused(Asker by, String reason) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("pause", by);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.paused(by, meta.recordedAt());
        }
    }

    record Resumed(Asker by) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("resume", by);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.resumed(meta.recordedAt());
        }
    }

    record Encouraged(Asker by, String text) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("encourage", by, text);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.encouraged(meta.occurredAt());
        }
    }

    /** @param signature null for what was written before notes were signed */
    @Version(2)
    record NoteAdded(Asker by, String text, @Nullable NoteSignature signature) implements SessionEvent {
        public NoteAdded(Asker by, String text) {
            this(by, text, null);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("note", by, text);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            List<SessionState.NoteRef> next = new ArrayList<>(state.notes());
            next.add(new SessionState.NoteRef(
                    meta.sequenceNr(),
                    meta.recordedAt(),
                    by.accountId(),
                    0,
                    signature == null ? null : signature.digest()));
            return state.noted(next);
        }
    }

    /**
     * A further version of a note; those before it stay in the log.
     *
     * @param signature null for what was written before notes were signed
     */
    @Version(2)
    record NoteAmended(
            Asker by,
            long noteSequenceNr,
            String text,
            @Nullable NoteSignature signature) implements SessionEvent {
        public NoteAmended(Asker by, long noteSequenceNr, String text) {
            this(by, noteSequenceNr, text, null);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("amend", by, noteSequenceNr, text);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.noted(state.notes().stream()
                    .map(n -> n.sequenceNr() == noteSequenceNr
                            ? new SessionState.NoteRef(
                                    n.sequenceNr(),
                                    n.at(),
                                    n.by(),
                                    n.amendments() + 1,
                                    signature == null ? null : signature.digest())
                            : n)
                    .toList());
        }
    }

    record ControlTaken(Asker by, @Nullable String reason) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("take", by, reason);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.controlledBy(by.accountId());
        }
    }

    record ControlHandedOver(Asker by, String toAccountId) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("hand over", by, toAccountId);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.controlledBy(toAccountId);
        }
    }

    @Version(7)
    record TelemetryRecorded(Telemetry chunk) implements SessionEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.felt(chunk, meta.occurredAt());
        }
    }

    /**
     * Rules found signs of danger in what the patient said. A reading and no assessment: it sets no level of anything, closes
     * nothing, and changes nothing that the patient sees.
     *
     * @param level the highest of the findings, moderate or severe
     * @param findings each moderate or severe, the gravest first, then the earliest said
     * @param rulesVersion which rules read it: 12 hex digits
     */
    record RiskLanguageHeard(RiskLevel level, List<Finding> findings, String rulesVersion) implements SessionEvent {
        /**
         * @param rule its name in the file of rules
         * @param phrase the words on which it fired, as they were said
         */
        public record Finding(RiskCategory category, RiskLevel level, String rule, String phrase) {
            /** Names no finding: what a person said must not reach a log by way of a message. */
            @Override
            public String toString() {
                return "Finding";
            }
        }

        public RiskLanguageHeard {
            findings = List.copyOf(findings);
        }

        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            RiskHeard next = state.risk();
            for (Finding finding : findings) {
                next = next.with(
                        finding.category(), finding.level(), meta.occurredAt().toEpochMilli());
            }
            return state.heardRisk(next.recorded(meta.sequenceNr(), level));
        }
    }

    /**
     * A rule suggests a change, or names what may be a trigger. Followed at once only where a therapist has switched that on;
     * an {@link AudienceAdjusted} of the server's then follows.
     *
     * @param rule {@code stays-high}, {@code fast-drop}, {@code spike-on-tag} or {@code expectancy-violated}
     * @param step of difficulty: −1, 0 or 1
     * @param evidenceActiveMs session times of the readings it rests on, ms, ascending
     * @param tag after which the heart rate rises; null for other rules
     * @param chance of such rises by chance; null for other rules
     * @param mode by which the patient's exposures were judged; null before version 2
     * @param followedAtOnce whether the server took the step; null before version 3, when it was marked as followed wherever that was
     *     switched on, at the end of the scale too
     */
    @Version(3)
    record SuggestionMade(
            String rule,
            int step,
            String reason,
            List<Long> evidenceActiveMs,
            @Nullable String tag,
            @Nullable Double chance,
            @Nullable LearningMode mode,
            @Nullable Boolean followedAtOnce)
            implements SessionEvent {
        public SuggestionMade {
            evidenceActiveMs = List.copyOf(evidenceActiveMs);
        }

        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            long atActiveMs = state.clock().activeMsAt(meta.occurredAt());
            boolean isFollowed = followedAtOnce == null ? state.adaptation().automatic() && step != 0 : followedAtOnce;
            AdaptationRecord.Made made =
                    new AdaptationRecord.Made(meta.sequenceNr(), Suggestion.Rule.of(rule), tag, atActiveMs);
            return state.adapted(state.adaptation().with(isFollowed ? made.answered(true, atActiveMs) : made));
        }
    }

    /** A therapist follows a suggestion, or does not. Where it asks for a change and is followed, that is the next event. */
    record SuggestionAnswered(Asker by, long suggestionSequenceNr, boolean followed) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("answer", by, suggestionSequenceNr, followed);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.adapted(state.adaptation()
                    .answered(suggestionSequenceNr, followed, state.clock().activeMsAt(meta.occurredAt())));
        }
    }

    /** Suggestions are followed at once from now on, or no longer. */
    record AdaptationSwitched(Asker by, boolean automatic) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("adaptation", by, automatic);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.adapted(state.adaptation().automatic(automatic));
        }
    }

    /** The patient feels sick from the motion, or no longer: their heart rate is then no sign of fear. */
    record SicknessReported(Asker by, boolean sick) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("sickness", by, sick);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.adapted(state.adaptation().sick(sick));
        }
    }

    /**
     * The server was away while the session was live.
     *
     * @param awayMs from the last event before to the return, ms
     * @param excludedMs the part of it that does not count as session time, ms
     */
    record Interrupted(long awayMs, long excludedMs) implements SessionEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.interrupted(
                    excludedMs == 0 ? state.clock() : state.clock().without(excludedMs, meta.recordedAt()),
                    meta.recordedAt());
        }
    }

    /** Somebody took the patient to the safe scene; {@link Ended} follows, or stands before it where the exit came late. */
    record Exited(Asker by, boolean byPatient, @Nullable String reason) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("exit", by);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return byPatient ? state.left(meta.occurredAt()) : state.endedByAnother();
        }
    }

    record Ended(Asker by, Outcome outcome) implements SessionEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("end", by, outcome);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.ended(outcome, meta.recordedAt());
        }
    }
}
