package dev.inhabit.server.session;

import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.TelemetryChunk;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A session's state and events in the form in which they cross the wire. */
public final class SessionViews {
    private SessionViews() {}

    /**
     * @param reader whose view it is: what is planned for somebody is told to who treats them
     * @param noteTexts texts of notes by sequence number, as far as they are known and may be seen
     */
    public static @Nullable SessionView view(
            Memory<SessionState> memory, Instant now, Map<Long, String> noteTexts, Role reader) {
        SessionState state = memory.state();
        PinnedLevel level = state.level();
        AudienceSettings audience = state.audience();
        if (state.phase() == null || level == null || audience == null) {
            return null;
        }
        SudsCurve inScene = state.sceneSuds();
        return new SessionView(
                state.id().toString(),
                Objects.requireNonNull(state.patientId()),
                level.sublevel(),
                level.title(),
                state.phase(),
                state.outcome(),
                state.controllerId(),
                memory.sequenceNr(),
                ms(state.createdAt()),
                ms(state.startedAt()),
                ms(state.endedAt()),
                state.clock().activeMsAt(now),
                level.plannedMs(),
                new SessionView.Audience(audience.size(), audience.mood(), audience.questionDifficulty()),
                new SessionView.SudsRange(level.sudsLow(), level.sudsHigh()),
                points(inScene),
                points(state.suds().without(inScene)),
                habituation(state),
                state.heart().baselineBpm(),
                state.heart().restS(),
                mayReadBody(reader)
                        ? HeartPhases.of(state, state.clock().activeMsAt(now), now.toEpochMilli())
                        : List.of(),
                state.notes().stream()
                        .map(n -> new SessionView.NoteView(
                                n.sequenceNr(),
                                n.at().toEpochMilli(),
                                state.clock().activeMsAt(n.at()),
                                n.by(),
                                noteTexts.get(n.sequenceNr()),
                                n.amendments() > 0))
                        .toList(),
                TalkViews.view(state.talk()),
                TalkViews.presets(state.presets()),
                OwnSceneViews.view(state.scenario(), reader),
                OwnSceneViews.goal(state, state.clock().activeMsAt(now)),
                SlideViews.view(state.slides()),
                AlertViews.view(state.alerts(), reader),
                state.manifest() == null ? null : state.manifest().reference(),
                StageViews.view(level, state.stage()),
                StateHash.of(state));
    }

    private static List<SessionView.SudsPoint> points(SudsCurve curve) {
        return curve.ratings().stream()
                .map(r -> new SessionView.SudsPoint(
                        r.sequenceNr(),
                        r.atActiveMs(),
                        r.occurredAtMs(),
                        r.suds(),
                        r.trigger(),
                        r.corrected(),
                        r.late(),
                        heart(r)))
                .toList();
    }

    private static @Nullable Long ms(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    public static SessionView.HabituationView habituation(SessionState state) {
        Habituation h = Habituation.of(state.sceneSuds(), state.rules());
        return new SessionView.HabituationView(
                h.trend(),
                h.habituated(),
                h.slopePerMin(),
                h.peak(),
                h.reductionPercent(),
                state.adaptation().isUnwell() ? null : state.heart().recoveryPercent(),
                h.reason());
    }

    /**
     * One stored event as a watcher of that role sees it.
     *
     * @param after the session's state to summarise: after this event or, where that is not known, after a later one
     */
    public static ToClient.Recorded recorded(
            long sequenceNr, Recorded<SessionEvent> recorded, SessionState after, Role reader) {
        SessionUpdate update = recorded.body() instanceof Recorded.Known<SessionEvent> known
                ? update(sequenceNr, known.event(), after, reader)
                : new SessionUpdate.Erased();
        boolean withheld = update instanceof SessionUpdate.Withheld;
        Asker by = recorded.body() instanceof Recorded.Known<SessionEvent> known && !withheld
                ? known.event().by()
                : null;
        AudienceSettings audience = after.audience() == null ? new AudienceSettings(0, 0, 0) : after.audience();
        return new ToClient.Recorded(
                sequenceNr,
                recorded.recordedAt().toEpochMilli(),
                recorded.occurredAt().toEpochMilli(),
                after.clock().activeMsAt(recorded.occurredAt()),
                by == null ? null : by.accountId(),
                recorded.commandId() == null || withheld
                        ? null
                        : recorded.commandId().value(),
                update,
                new ToClient.SessionSummary(
                        Objects.requireNonNull(after.phase()),
                        after.outcome(),
                        after.controllerId(),
                        after.clock().activeMsAt(recorded.recordedAt()),
                        new SessionView.Audience(audience.size(), audience.mood(), audience.questionDifficulty()),
                        habituation(after),
                        after.heart().baselineBpm(),
                        after.heart().restS()));
    }

    /** With what the state tells of the event. */
    private static SessionUpdate update(long sequenceNr, SessionEvent event, SessionState after, Role reader) {
        SudsCurve.Rating rating = after.suds().find(sequenceNr);
        return event instanceof SessionEvent.SudsRecorded e && rating != null
                ? new SessionUpdate.Suds(e.suds(), e.trigger(), e.source(), e.late(), heart(rating))
                : update(event, reader);
    }

    private static SessionView.@Nullable RatedHeart heart(SudsCurve.Rating rating) {
        HeartTrace.At heart = rating.heart();
        return heart == null ? null : new SessionView.RatedHeart(heart.bpm(), heart.ageMs(), heart.signalS());
    }

    static SessionUpdate update(SessionEvent event, Role reader) {
        if (event instanceof SessionEvent.Created e) {
            return new SessionUpdate.Created(e.patientId(), e.level().sublevel(), e.controllerId());
        } else if (event instanceof SessionEvent.Started) {
            return new SessionUpdate.Started();
        } else if (event instanceof SessionEvent.SudsRecorded e) {
            return new SessionUpdate.Suds(e.suds(), e.trigger(), e.source(), e.late(), null);
        } else if (event instanceof SessionEvent.SudsCorrected e) {
            return new SessionUpdate.SudsCorrected(e.sudsSequenceNr(), e.suds(), e.reason());
        } else if (event instanceof SessionEvent.AudienceAdjusted e) {
            return new SessionUpdate.Adjusted(
                    e.settings().size(), e.settings().mood(), e.settings().questionDifficulty(), e.effectiveTick());
        } else if (event instanceof SessionEvent.NpcDirected e) {
            return new SessionUpdate.NpcDirected(
                    e.npc(), e.behaviour(), e.ticks() * SessionClock.TICK_MS, e.effectiveTick());
        } else if (event instanceof SessionEvent.EventInjected e) {
            return new SessionUpdate.EventInjected(e.event(), e.tag(), e.effectiveTick());
        } else if (event instanceof SessionEvent.SpeakerScored e) {
            return new SessionUpdate.SpeakerScored(e.score(), e.effectiveTick());
        } else if (event instanceof SessionEvent.Skipped e) {
            return new SessionUpdate.Skipped(e.effectiveTick());
        } else if (event instanceof SessionEvent.Paused e) {
            return new SessionUpdate.Paused(e.reason());
        } else if (event instanceof SessionEvent.Resumed) {
            return new SessionUpdate.Resumed();
        } else if (event instanceof SessionEvent.Encouraged e) {
            return new SessionUpdate.Encouraged(e.text());
        } else if (event instanceof SessionEvent.NoteAdded e) {
            return new SessionUpdate.Noted(mayReadNotes(reader) ? e.text() : null);
        } else if (event instanceof SessionEvent.NoteAmended e) {
            return new SessionUpdate.NoteAmended(e.noteSequenceNr(), mayReadNotes(reader) ? e.text() : null);
        } else if (event instanceof SessionEvent.ControlTaken e) {
            return new SessionUpdate.ControlTaken(e.by().accountId(), e.reason());
        } else if (event instanceof SessionEvent.ControlHandedOver e) {
            return new SessionUpdate.ControlHandedOver(e.toAccountId());
        } else if (event instanceof BodyEvent e) {
            return BodyViews.update(e, reader);
        } else if (event instanceof AlertEvent e) {
            return AlertViews.update(e, reader);
        } else if (event instanceof SudsPromptEvent.SudsPrompted e) {
            return new SessionUpdate.SudsPrompted(e.reason());
        } else if (event instanceof SudsPromptEvent.EndRatingAwaited e) {
            return new SessionUpdate.EndRatingAwaited(e.untilActiveMs());
        } else if (event instanceof SudsPromptEvent.SudsPromptMissed e) {
            return new SessionUpdate.SudsPromptMissed(e.promptNr());
        } else if (event instanceof CourseEvent.CourseTold e) {
            return CourseViews.update(e, reader);
        } else if (event instanceof StageEvent e) {
            return StageViews.update(e);
        } else if (event instanceof SlideEvent e) {
            return SlideViews.update(e, reader);
        } else if (event instanceof SessionEvent.TelemetryRecorded e) {
            return new SessionUpdate.Telemetry(chunk(e.chunk(), mayReadBody(reader)));
        } else if (event instanceof SessionEvent.RiskLanguageHeard e) {
            return mayReadWords(reader)
                    ? new SessionUpdate.RiskLanguageHeard(e.level(), findings(e), e.rulesVersion())
                    : new SessionUpdate.Withheld();
        } else if (event instanceof SessionEvent.SuggestionMade e) {
            return mayReadWords(reader)
                    ? new SessionUpdate.Suggested(
                            e.rule(),
                            e.step(),
                            e.reason(),
                            e.evidenceActiveMs(),
                            e.tag(),
                            e.chance(),
                            CourseViews.mode(e.mode()),
                            e.followedAtOnce())
                    : new SessionUpdate.Withheld();
        } else if (event instanceof SessionEvent.SuggestionAnswered e) {
            return mayReadWords(reader)
                    ? new SessionUpdate.SuggestionAnswered(e.suggestionSequenceNr(), e.followed())
                    : new SessionUpdate.Withheld();
        } else if (event instanceof SessionEvent.AdaptationSwitched e) {
            return new SessionUpdate.AdaptationSwitched(e.automatic());
        } else if (event instanceof SessionEvent.SicknessReported e) {
            return new SessionUpdate.Sickness(e.sick());
        } else if (event instanceof ManifestEvent.ScenePinned e) {
            return new SessionUpdate.SceneChosen(e.scene().reference());
        } else if (event instanceof ManifestEvent.RulesPinned) {
            return new SessionUpdate.RulesPinned();
        } else if (event instanceof OwnSceneEvent e) {
            return OwnSceneViews.update(e, reader);
        } else if (event instanceof ConversationEvent e) {
            return TalkViews.update(e);
        } else if (event instanceof SessionEvent.Interrupted e) {
            return new SessionUpdate.Interrupted(e.awayMs(), e.excludedMs());
        } else if (event instanceof SessionEvent.Exited e) {
            return new SessionUpdate.Exited(e.byPatient(), e.reason());
        } else if (event instanceof SessionEvent.Ended e) {
            return new SessionUpdate.Ended(e.outcome());
        }
        throw new IllegalStateException("no view of " + event.getClass().getSimpleName());
    }

    /** Notes are the therapist's own: not for the patient, not for an administrator. */
    public static boolean mayReadNotes(Role reader) {
        return reader == Role.THERAPIST;
    }

    /**
     * What rules read from the patient's words is for who treats them: a patient who meets it alone in a scene would be left
     * alone with it, and an administrator has no part in it.
     */
    public static boolean mayReadWords(Role reader) {
        return reader == Role.THERAPIST;
    }

    /** Patients see of their body what {@link BodyViews#ownHeart} says. */
    public static boolean mayReadBody(Role reader) {
        return reader == Role.THERAPIST;
    }

    /** Whether the event is not the same text for every reader. */
    static boolean differsByReader(SessionEvent event) {
        return event instanceof SessionEvent.NoteAdded
                || event instanceof SessionEvent.NoteAmended
                || event instanceof OwnSceneEvent.ScenarioPinned
                || event instanceof SessionEvent.RiskLanguageHeard
                || event instanceof SessionEvent.SuggestionMade
                || event instanceof SessionEvent.SuggestionAnswered
                || event instanceof SlideEvent.SlideNotesWritten
                || event instanceof BodyEvent.SamplesReceived
                || event instanceof AlertEvent
                || event instanceof CourseEvent
                || (event instanceof SessionEvent.TelemetryRecorded telemetry
                        && (BodyViews.sample(telemetry.chunk()) != null
                                || SpeechViews.sample(telemetry.chunk()) != null));
    }

    private static List<RiskFinding> findings(SessionEvent.RiskLanguageHeard heard) {
        return heard.findings().stream()
                .map(f -> new RiskFinding(f.category(), f.level(), f.rule(), f.phrase()))
                .toList();
    }

    private static TelemetryChunk chunk(Telemetry t, boolean withBody) {
        return new TelemetryChunk(
                t.fromActiveMs(),
                t.toActiveMs(),
                t.heartRateBpm(),
                t.rrMs(),
                t.affect().stream().map(Telemetry.Affect::sample).toList(),
                t.headYawDeg(),
                t.headPitchDeg(),
                t.eyeContactShare(),
                t.wordsPerMinute(),
                t.fillersPerMinute(),
                t.attentionPercent(),
                t.framesReceived(),
                t.framesRead(),
                t.crowdTick(),
                t.crowdChecksum(),
                withBody ? BodyViews.sample(t) : null,
                withBody ? SpeechViews.sample(t) : null);
    }
}
