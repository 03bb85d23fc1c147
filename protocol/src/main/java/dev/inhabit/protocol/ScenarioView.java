package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scenarios and their builder as pages show them. */
public interface ScenarioView {
    /** What a difficulty is called: 1 and 2, 3 and 4, and so on. */
    enum DifficultyBand {
        @JsonProperty("minimal")
        MINIMAL,
        @JsonProperty("mild")
        MILD,
        @JsonProperty("moderate")
        MODERATE,
        @JsonProperty("high")
        HIGH,
        @JsonProperty("extreme")
        EXTREME
    }

    /** How many people are of which disposition. */
    record PeopleCounts(int friendly, int neutral, int skeptical, int hostile) {}

    /** @param suds distress that the sub-level expects */
    record ScenarioLevel(String sublevel, DifficultyBand band, SessionView.SudsRange suds) {}

    record BuilderChoice(String id, String label) {}

    /** @param setting id of the setting that its form starts with */
    record BuilderBaseType(String id, String label, String setting) {}

    /** @param measuredBy {@code minutes-stayed}, {@code ending-reached}, {@code challenges-answered} or {@code therapist} */
    record BuilderObjective(String id, String label, String measuredBy) {}

    /** What one position of the slider proposes. */
    record SliderProposal(
            int difficulty, ScenarioLevel level, ScenarioForm.SceneParameters parameters, PeopleCounts people) {}

    /**
     * All that the builder offers.
     *
     * @param provenance {@code proposed} where no clinic has reviewed what the slider sets
     * @param proposals ten, from difficulty 1
     */
    record ScenarioBuilder(
            String provenance,
            List<BuilderBaseType> baseTypes,
            List<BuilderChoice> settings,
            List<BuilderObjective> objectives,
            List<BuilderChoice> fearedElements,
            List<SliderProposal> proposals) {
        public ScenarioBuilder {
            baseTypes = List.copyOf(baseTypes);
            settings = List.copyOf(settings);
            objectives = List.copyOf(objectives);
            fearedElements = List.copyOf(fearedElements);
            proposals = List.copyOf(proposals);
        }
    }

    /**
     * A parameter that is harder than the slider sets it anywhere on the sub-level of the scenario's difficulty. It may be meant so;
     * the difficulty alone decides which sub-level is locked or passed.
     *
     * @param field as in the form's parameters
     * @param limit up to which it would not be
     * @param sublevel from which on the slider goes so far
     */
    record BeyondSublevel(String field, String value, String limit, String sublevel) {}

    /**
     * A form that could be saved.
     *
     * @param hash SHA-256 of its content, hex
     * @param beyond what is harder in it than its difficulty says
     */
    record CheckedScenario(String hash, ScenarioLevel level, PeopleCounts people, List<BeyondSublevel> beyond) {
        public CheckedScenario {
            beyond = List.copyOf(beyond);
        }
    }

    /**
     * A row of the list.
     *
     * @param revision the latest; 0 before the first was saved
     * @param unsaved whether the draft differs from it
     */
    record ScenarioRow(
            String scenarioId,
            String name,
            String baseType,
            int difficulty,
            String setting,
            String authorId,
            int revision,
            boolean unsaved,
            boolean archived,
            long changedAtMs) {}

    /** @param hash SHA-256 of its content, hex */
    record SavedRevision(int revision, String hash, long savedAtMs) {}

    /**
     * A scenario as it stands.
     *
     * @param sequenceNr to be given back with whatever is asked of it
     * @param draft its notes are null to everybody but the author
     * @param revisions the oldest first
     */
    record Scenario(
            String scenarioId,
            long sequenceNr,
            String authorId,
            boolean archived,
            boolean unsaved,
            ScenarioForm draft,
            ScenarioLevel level,
            PeopleCounts people,
            List<SavedRevision> revisions) {
        public Scenario {
            revisions = List.copyOf(revisions);
        }
    }

    /** One revision, as it will always be. */
    record ScenarioRevision(String scenarioId, SavedRevision saved, ScenarioForm form) {}

    /**
     * How a scene would go, simulated from a seed. Nothing of it is kept.
     *
     * @param seed the same form with the same seed goes the same way
     * @param conversations what is talked about, in order: the one that it begins with, and those that follow while there is time; empty
     *     where nobody talks with the patient
     * @param attentionPercent mean of all samples
     * @param samples at equal distances over the planned time
     * @param phases in order
     * @param happenings what happens and is said, in order
     */
    record ScenarioPreview(
            long seed,
            ScenarioLevel level,
            PeopleCounts people,
            long plannedMs,
            List<PreviewConversation> conversations,
            double attentionPercent,
            List<PreviewSample> samples,
            List<PreviewPhase> phases,
            List<StageView.BegunPhase> audiencePhases,
            List<PreviewHappening> happenings) {
        public ScenarioPreview {
            conversations = List.copyOf(conversations);
            samples = List.copyOf(samples);
            phases = List.copyOf(phases);
            audiencePhases = List.copyOf(audiencePhases);
            happenings = List.copyOf(happenings);
        }
    }

    /** A conversation of a scene. */
    record PreviewConversation(String id, String title) {}

    /** @param attentionPercent mean of those who are there */
    record PreviewSample(long atMs, double attentionPercent, PreviewStates states) {}

    /** PeopleCounts by what they show. */
    record PreviewStates(int attentive, int bored, int skeptical, int engaged, int distracted) {}

    enum PreviewPhaseKind {
        /** Somebody talks with the patient. */
        @JsonProperty("conversation")
        CONVERSATION,
        /** The patient speaks, or is there. */
        @JsonProperty("scene")
        SCENE,
        @JsonProperty("questions")
        QUESTIONS
    }

    record PreviewPhase(PreviewPhaseKind kind, long fromMs, long toMs) {}

    enum HappeningKind {
        @JsonProperty("line")
        LINE,
        @JsonProperty("question")
        QUESTION,
        @JsonProperty("distraction")
        DISTRACTION
    }

    /**
     * @param text what is said; null where nothing is
     * @param difficulty of a question, 0 to 10; null for all else
     * @param event what happens; null where something is said
     */
    record PreviewHappening(
            long atMs,
            HappeningKind kind,
            @Nullable String text,
            @Nullable Integer difficulty,
            @Nullable SceneEvent event) {}
}
