package dev.inhabit.server.preview;

import dev.inhabit.protocol.ScenarioView;
import dev.inhabit.protocol.ScenarioView.HappeningKind;
import dev.inhabit.protocol.ScenarioView.PreviewConversation;
import dev.inhabit.protocol.ScenarioView.PreviewHappening;
import dev.inhabit.protocol.ScenarioView.PreviewPhase;
import dev.inhabit.protocol.ScenarioView.PreviewPhaseKind;
import dev.inhabit.protocol.ScenarioView.PreviewSample;
import dev.inhabit.protocol.ScenarioView.PreviewStates;
import dev.inhabit.protocol.StageView;
import dev.inhabit.protocol.crowd.NpcPresence;
import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.protocol.crowd.NpcWord;
import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.crowd.CrowdOfSession;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import dev.inhabit.server.crowd.simulation.CrowdTimeline;
import dev.inhabit.server.session.ConversationEvent;
import dev.inhabit.server.session.PinnedScene;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.StageViews;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Plays a scene for its planned time and tells what there was to see and hear. The same seed gives the same. */
public final class ScenePreview {
    private static final long STEP_MS = 1_000;
    private static final int SAMPLES_MAX = 60;
    private static final int ATTENTION_MAX = 255;
    /** Nothing goes back here, so the fewest that a timeline keeps are enough. */
    private static final int KEYFRAME_TICKS = 36_000;

    private static final int KEYFRAMES_MAX = 4;

    private final VirtualSession session;
    private final CrowdTimeline crowd;
    private final long plannedMs;
    private final List<PreviewSample> samples = new ArrayList<>();
    private final List<PreviewHappening> happenings = new ArrayList<>();

    private ScenePreview(Staging.Staged staged, long seed, int simulatorVersion) {
        session = new VirtualSession(staged, seed, simulatorVersion);
        plannedMs = staged.level().plannedMs();
        CrowdSeating seating = Objects.requireNonNull(CrowdOfSession.seating(session.state()));
        crowd = new CrowdTimeline(seating, KEYFRAME_TICKS, KEYFRAMES_MAX);
        play();
        tell();
    }

    /**
     * What there was.
     *
     * @param conversations the one that it begins with, and those that may follow
     * @param audiencePhases what an audience comes into; empty where nobody speaks before one
     */
    public record Played(
            long plannedMs,
            List<PreviewConversation> conversations,
            List<PreviewSample> samples,
            List<PreviewPhase> phases,
            List<StageView.BegunPhase> audiencePhases,
            List<PreviewHappening> happenings) {
        /** Mean of all samples, percent. */
        public double attentionPercent() {
            return samples.stream()
                    .mapToDouble(PreviewSample::attentionPercent)
                    .average()
                    .orElse(0);
        }
    }

    /**
     * @param staged what a session would be created with
     * @param seed all chance in it comes from this
     */
    public static Played play(Staging.Staged staged, long seed, int simulatorVersion) {
        ScenePreview preview = new ScenePreview(staged, seed, simulatorVersion);
        return new Played(
                preview.plannedMs,
                conversations(staged.scene()),
                preview.samples,
                preview.phases(),
                StageViews.begun(preview.session.state().stage()),
                preview.happenings);
    }

    private static List<PreviewConversation> conversations(PinnedScene scene) {
        List<PreviewConversation> all = new ArrayList<>();
        if (scene.talk() != null) {
            all.add(new PreviewConversation(
                    scene.talk().conversation(), scene.talk().title()));
            if (scene.pace() != null) {
                scene.pace()
                        .further()
                        .forEach(one -> all.add(new PreviewConversation(one.conversation(), one.title())));
            }
        }
        return all;
    }

    private void play() {
        for (long atMs = 0; atMs <= plannedMs; atMs += STEP_MS) {
            session.at(atMs);
        }
        // Nothing in the session hangs on the crowd, so the crowd knows all orders before it moves.
        CrowdOfSession.orders(session.state()).forEach(crowd::add);
        long everyMs = STEP_MS * Math.max(1, (plannedMs / STEP_MS + SAMPLES_MAX - 1) / SAMPLES_MAX);
        for (long atMs = 0; atMs <= plannedMs; atMs += everyMs) {
            samples.add(sample(atMs, crowd.at(atMs / CrowdSimulator.TICK_MS)));
        }
    }

    private static PreviewSample sample(long atMs, CrowdSimulator crowd) {
        Map<NpcState, Integer> counts = new EnumMap<>(NpcState.class);
        for (int npc = 0; npc < crowd.people(); npc++) {
            long word = crowd.word(npc);
            if (NpcWord.presence(word) == NpcPresence.SEATED) {
                counts.merge(NpcWord.state(word), 1, Integer::sum);
            }
        }
        return new PreviewSample(
                atMs,
                crowd.meanAttention() * 100.0 / ATTENTION_MAX,
                new PreviewStates(
                        counts.getOrDefault(NpcState.ATTENTIVE, 0),
                        counts.getOrDefault(NpcState.BORED, 0),
                        counts.getOrDefault(NpcState.SKEPTICAL, 0),
                        counts.getOrDefault(NpcState.ENGAGED, 0),
                        counts.getOrDefault(NpcState.AMBIENT, 0)));
    }

    private void tell() {
        for (SessionEvent event : session.log()) {
            if (event instanceof ConversationEvent.ConversationTurned turned) {
                turned.speeches()
                        .forEach(speech -> happenings.add(new PreviewHappening(
                                speech.atActiveMs(), HappeningKind.LINE, speech.text(), null, null)));
            } else if (event instanceof ConversationEvent.QuestionAsked asked) {
                happenings.add(new PreviewHappening(
                        asked.effectiveTick() * CrowdSimulator.TICK_MS,
                        HappeningKind.QUESTION,
                        asked.text(),
                        asked.difficulty(),
                        null));
            }
        }
        if (session.state().scenario() != null) {
            session.state()
                    .scenario()
                    .pinned()
                    .distractions()
                    .forEach(one -> happenings.add(new PreviewHappening(
                            one.atActiveMs(), HappeningKind.DISTRACTION, null, null, one.event())));
        }
        happenings.sort(Comparator.comparingLong(PreviewHappening::atMs));
    }

    /** The conversation until its last line, then the scene; questions from the first on. */
    private List<PreviewPhase> phases() {
        long talkedMs = session.state().talk() == null ? 0 : Math.min(plannedMs, lastOf(HappeningKind.LINE));
        long askedMs = happenings.stream()
                .filter(one -> one.kind() == HappeningKind.QUESTION)
                .mapToLong(PreviewHappening::atMs)
                .min()
                .orElse(plannedMs);
        List<PreviewPhase> phases = new ArrayList<>();
        add(phases, PreviewPhaseKind.CONVERSATION, 0, talkedMs);
        add(phases, PreviewPhaseKind.SCENE, talkedMs, askedMs);
        add(phases, PreviewPhaseKind.QUESTIONS, askedMs, plannedMs);
        return phases;
    }

    private static void add(List<PreviewPhase> phases, PreviewPhaseKind kind, long fromMs, long toMs) {
        if (toMs > fromMs) {
            phases.add(new ScenarioView.PreviewPhase(kind, fromMs, toMs));
        }
    }

    private long lastOf(HappeningKind kind) {
        return happenings.stream()
                .filter(one -> one.kind() == kind)
                .mapToLong(PreviewHappening::atMs)
                .max()
                .orElse(0);
    }
}
