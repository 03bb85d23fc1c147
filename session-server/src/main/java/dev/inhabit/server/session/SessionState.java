package dev.inhabit.server.session;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.scene.Seating;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything a session has decided so far, as a value. Knows no actor, no clock, no store. Holds no word that anybody
 * said or wrote: notes are remembered by their sequence number alone.
 *
 * @param phase null before the session was created
 * @param controllerId account of the one person in control
 * @param pausedBy who paused it; null where it is not paused
 * @param orders every change the crowd was told, in order
 * @param risk which signs of danger were recorded, and when last; no suggestion is made until they are acknowledged
 * @param adaptation what suggestions rest on, and which were made
 * @param talk the conversation with the people of the scene; null where there is none
 * @param questions which were asked, of those that may be; null where nobody asks
 * @param presets encouragements that stand ready; null where none do
 * @param scenario of the therapist's own scene; null where nobody built it
 * @param suds all ratings, also those from before the scene and after it
 * @param body sensors, paced breathing, and how the heart varied at rest
 * @param slides what is on the screen, and what may be
 * @param alerts what asked for the therapist's eye
 * @param stage what the audience went through, where the patient speaks before one
 * @param prompts when the patient was asked for a rating
 * @param course what the patient's course of treatment says
 * @param rules by which it is judged
 * @param encouragedAtMs session times of encouragements, ms, in order; the latest {@value #ENCOURAGED_MAX}
 * @param takenOut somebody else took the patient out of the scene, who had not left it
 * @param manifest the place; null where the session was created before there were any
 */
public record SessionState(
        EntityId id,
        @Nullable Phase phase,
        @Nullable Asker pausedBy,
        @Nullable Outcome outcome,
        @Nullable String patientId,
        @Nullable PinnedLevel level,
        @Nullable String controllerId,
        long crowdSeed,
        int simulatorVersion,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        SessionClock clock,
        @Nullable AudienceSettings audience,
        int speakerScore,
        List<AudienceOrder> orders,
        SudsCurve suds,
        HeartRecord heart,
        List<NoteRef> notes,
        int interruptions,
        RiskHeard risk,
        AdaptationRecord adaptation,
        @Nullable TalkRecord talk,
        @Nullable QuestionRecord questions,
        @Nullable PinnedPresets presets,
        @Nullable ScenarioRecord scenario,
        BodyRecord body,
        SlidesRecord slides,
        AlertRecord alerts,
        SudsPrompts prompts,
        @Nullable PinnedManifest manifest,
        StageRecord stage,
        CourseRecord course,
        PinnedRules rules,
        List<Long> encouragedAtMs,
        boolean takenOut) {
    /**
     * @param amendments how often its text was replaced
     * @param signed digest of the signature under its last version; null where that has none
     */
    public record NoteRef(
            long sequenceNr,
            Instant at,
            String by,
            int amendments,
            @Nullable String signed) {}

    private static final int ENCOURAGED_MAX = 500;

    public SessionState {
        encouragedAtMs = List.copyOf(encouragedAtMs);
        orders = List.copyOf(orders);
        notes = List.copyOf(notes);
    }

    public static SessionState none(EntityId id) {
        return new SessionState(
                id,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                null,
                null,
                null,
                SessionClock.notStarted(),
                null,
                8,
                List.of(),
                SudsCurve.empty(),
                HeartRecord.none(HeartRecord.BASELINE_MIN_S),
                List.of(),
                0,
                RiskHeard.NONE,
                AdaptationRecord.NONE,
                null,
                null,
                null,
                null,
                BodyRecord.NONE,
                SlidesRecord.NONE,
                AlertRecord.NONE,
                SudsPrompts.NONE,
                null,
                StageRecord.NONE,
                CourseRecord.NONE,
                PinnedRules.BEFORE,
                List.of(),
                false);
    }

    public boolean exists() {
        return phase != null;
    }

    public boolean isLive() {
        return phase == Phase.READY || phase == Phase.RUNNING || phase == Phase.PAUSED;
    }

    public boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    public boolean hasEnded() {
        return phase == Phase.ENDED;
    }

    /** Ratings that are judged: those that were felt in the scene, from its start to its end. */
    public SudsCurve sceneSuds() {
        return suds.between(startedAt, endedAt);
    }

    SessionState created(
            String patient,
            PinnedLevel pinned,
            String controller,
            long seed,
            int simulator,
            int baselineMinS,
            Instant at) {
        return with(next -> {
            next.phase = Phase.READY;
            next.patientId = patient;
            next.level = pinned;
            next.controllerId = controller;
            next.crowdSeed = seed;
            next.simulatorVersion = simulator;
            next.createdAt = at;
            next.audience = new AudienceSettings(pinned.audienceSize(), pinned.mood(), pinned.questionDifficulty());
            next.heart = HeartRecord.none(baselineMinS);
            next.stage = StageRecord.of(pinned);
        });
    }

    /** A patient's wish to pause what is paused changes nothing; anybody else's takes the pause over. */
    SessionState paused(Asker by, Instant at) {
        if (phase == Phase.PAUSED && by.role() == Role.PATIENT) {
            return this;
        }
        return with(next -> {
            next.phase = Phase.PAUSED;
            next.pausedBy = by;
            next.clock = clock.stopped(at);
            if (by.role() == Role.PATIENT) {
                next.scenario = scenario == null ? null : scenario.escaped(clock.activeMsAt(at));
                next.questions = questions == null ? null : questions.escaped(clock.activeMsAt(at));
            }
        });
    }

    SessionState resumed(Instant at) {
        if (phase == Phase.RUNNING) {
            return this;
        }
        return with(next -> {
            next.phase = Phase.RUNNING;
            next.pausedBy = null;
            next.clock = clock.running(at);
        });
    }

    SessionState started(Instant at) {
        return with(next -> {
            next.phase = Phase.RUNNING;
            next.pausedBy = null;
            next.startedAt = at;
            next.clock = clock.running(at);
            next.heart = heart.before(at);
        });
    }

    SessionState ended(Outcome how, Instant at) {
        return with(next -> {
            next.phase = Phase.ENDED;
            next.pausedBy = null;
            next.outcome = how;
            next.endedAt = at;
            next.clock = clock.stopped(at);
        });
    }

    /** Somebody else ends it for the patient; what comes after the end changes nothing. */
    SessionState endedByAnother() {
        return hasEnded() ? this : with(next -> next.takenOut = true);
    }

    /** The patient leaves; told late, still before the end. */
    SessionState left(Instant at) {
        return takenOut && endedAt != null && !at.isAfter(endedAt) ? with(next -> next.takenOut = false) : this;
    }

    SessionState controlledBy(String account) {
        return with(next -> next.controllerId = account);
    }

    SessionState ordered(AudienceOrder order) {
        List<AudienceOrder> all = new ArrayList<>(orders);
        all.add(order);
        return with(next -> {
            next.orders = all;
            if (order.change() instanceof AudienceOrder.Set set) {
                next.audience = set.settings();
            } else if (order.change() instanceof AudienceOrder.Score scored) {
                next.speakerScore = scored.score();
            }
        });
    }

    SessionState rated(SudsCurve curve) {
        return with(next -> next.suds = curve);
    }

    /** @param at when the chunk ended */
    SessionState felt(Telemetry chunk, Instant at) {
        return with(next -> {
            boolean moving = adaptation.isMoving(at.toEpochMilli());
            next.heart = moving ? heart.traced(chunk, at) : heart.with(chunk, at, startedAt);
            next.adaptation = moving ? adaptation : adaptation.felt(chunk);
            next.body = body.felt(chunk, at);
            next.stage = stage.heard(chunk);
        });
    }

    /** Heart rates that came late, each at its own time. */
    SessionState felt(List<PushedHeart> pushed, HeartTrace trace) {
        return with(next -> {
            HeartRecord all = heart.traced(trace);
            List<PushedHeart> judged = pushed.stream()
                    .filter(one -> !adaptation.isMoving(one.endedAtMs()))
                    .toList();
            for (PushedHeart one : judged) {
                all = all.with(one, startedAt);
            }
            next.heart = all;
            next.adaptation = adaptation.felt(judged);
        });
    }

    SessionState adapted(AdaptationRecord record) {
        return with(next -> next.adaptation = record);
    }

    SessionState body(BodyRecord record) {
        return with(next -> next.body = record);
    }

    SessionState slides(SlidesRecord record) {
        return with(next -> next.slides = record);
    }

    SessionState alerts(AlertRecord record) {
        return with(next -> next.alerts = record);
    }

    SessionState prompts(SudsPrompts record) {
        return with(next -> next.prompts = record);
    }

    SessionState takesPlaceIn(PinnedManifest place) {
        return with(next -> next.manifest = place);
    }

    /** How many people the place has room for; as many as a crowd may have where that is not known. */
    public int places() {
        return manifest == null ? Seating.SEATS_MAX : manifest.places();
    }

    SessionState stage(StageRecord record) {
        return with(next -> next.stage = record);
    }

    SessionState course(CourseRecord record) {
        return with(next -> next.course = record);
    }

    SessionState judgedBy(PinnedRules pinned) {
        return with(next -> next.rules = pinned);
    }

    SessionState encouraged(Instant at) {
        List<Long> all = new ArrayList<>(encouragedAtMs);
        all.add(clock.activeMsAt(at));
        return with(next -> next.encouragedAtMs = all.subList(Math.max(0, all.size() - ENCOURAGED_MAX), all.size()));
    }

    SessionState noted(List<NoteRef> all) {
        return with(next -> next.notes = all);
    }

    SessionState talks(TalkRecord record) {
        return with(next -> next.talk = record);
    }

    SessionState asks(QuestionRecord record) {
        return with(next -> next.questions = record);
    }

    SessionState encourages(PinnedPresets ready) {
        return with(next -> next.presets = ready);
    }

    SessionState plays(ScenarioRecord record) {
        return with(next -> next.scenario = record);
    }

    /** A question or a trigger met the patient. */
    SessionState challenged(long activeMs) {
        return scenario == null ? this : plays(scenario.challenged(activeMs));
    }

    SessionState interrupted(SessionClock time, Instant at) {
        return with(next -> {
            next.talk = talk == null ? null : talk.waitsAgain(time.activeMsAt(at));
            next.clock = time;
            next.interruptions = interruptions + 1;
        });
    }

    SessionState heardRisk(RiskHeard heard) {
        return with(next -> next.risk = heard);
    }

    private SessionState with(Consumer<Draft> change) {
        Draft next = new Draft(this);
        change.accept(next);
        return next.state();
    }

    /** A state in the making. */
    private static final class Draft {
        private final EntityId id;
        private @Nullable Phase phase;
        private @Nullable Asker pausedBy;
        private @Nullable Outcome outcome;
        private @Nullable String patientId;
        private @Nullable PinnedLevel level;
        private @Nullable String controllerId;
        private long crowdSeed;
        private int simulatorVersion;
        private @Nullable Instant createdAt;
        private @Nullable Instant startedAt;
        private @Nullable Instant endedAt;
        private SessionClock clock;
        private @Nullable AudienceSettings audience;
        private int speakerScore;
        private List<AudienceOrder> orders;
        private SudsCurve suds;
        private HeartRecord heart;
        private List<NoteRef> notes;
        private int interruptions;
        private RiskHeard risk;
        private AdaptationRecord adaptation;
        private @Nullable TalkRecord talk;
        private @Nullable QuestionRecord questions;
        private @Nullable PinnedPresets presets;
        private @Nullable ScenarioRecord scenario;
        private BodyRecord body;
        private SlidesRecord slides;
        private AlertRecord alerts;
        private SudsPrompts prompts;
        private @Nullable PinnedManifest manifest;
        private StageRecord stage;
        private CourseRecord course;
        private PinnedRules rules;
        private List<Long> encouragedAtMs;
        private boolean takenOut;

        Draft(SessionState from) {
            id = from.id;
            phase = from.phase;
            pausedBy = from.pausedBy;
            outcome = from.outcome;
            patientId = from.patientId;
            level = from.level;
            controllerId = from.controllerId;
            crowdSeed = from.crowdSeed;
            simulatorVersion = from.simulatorVersion;
            createdAt = from.createdAt;
            startedAt = from.startedAt;
            endedAt = from.endedAt;
            clock = from.clock;
            audience = from.audience;
            speakerScore = from.speakerScore;
            orders = from.orders;
            suds = from.suds;
            heart = from.heart;
            notes = from.notes;
            interruptions = from.interruptions;
            risk = from.risk;
            adaptation = from.adaptation;
            talk = from.talk;
            questions = from.questions;
            presets = from.presets;
            scenario = from.scenario;
            body = from.body;
            slides = from.slides;
            alerts = from.alerts;
            prompts = from.prompts;
            manifest = from.manifest;
            stage = from.stage;
            course = from.course;
            rules = from.rules;
            encouragedAtMs = from.encouragedAtMs;
            takenOut = from.takenOut;
        }

        SessionState state() {
            return new SessionState(
                    id,
                    phase,
                    pausedBy,
                    outcome,
                    patientId,
                    level,
                    controllerId,
                    crowdSeed,
                    simulatorVersion,
                    createdAt,
                    startedAt,
                    endedAt,
                    clock,
                    audience,
                    speakerScore,
                    orders,
                    suds,
                    heart,
                    notes,
                    interruptions,
                    risk,
                    adaptation,
                    talk,
                    questions,
                    presets,
                    scenario,
                    body,
                    slides,
                    alerts,
                    prompts,
                    manifest,
                    stage,
                    course,
                    rules,
                    encouragedAtMs,
                    takenOut);
        }
    }
}
