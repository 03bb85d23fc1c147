package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scenarios and their builder as pages show them. */
public interface ScenarioView {
    /** What a difficulty is called: 1 and 2, 3 and 4, and so on. */
    enum Band {
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
    record People(int friendly, int neutral, int skeptical, int hostile) {}

    /** @param suds distress that the sub-level expects */
    record Level(String sublevel, Band band, SessionView.SudsRange suds) {}

    record Choice(String id, String label) {}

    /** @param setting id of the setting that its form starts with */
    record BaseType(String id, String label, String setting) {}

    /** @param measuredBy {@code minutes-stayed}, {@code ending-reached}, {@code challenges-answered} or {@code therapist} */
    record Objective(String id, String label, String measuredBy) {}

    /** What one position of the slider proposes. */
    record Proposal(int difficulty, Level level, ScenarioForm.Parameters parameters, People people) {}

    /**
     * All that the builder offers.
     *
     * @param provenance {@code proposed} where no clinic has reviewed what the slider sets
     * @param proposals ten, from difficulty 1
     */
    record Builder(
            String provenance,
            List<BaseType> baseTypes,
            List<Choice> settings,
            List<Objective> objectives,
            List<Choice> fearedElements,
            List<Proposal> proposals) {
        public Builder {
            baseTypes = List.copyOf(baseTypes);
            settings = List.copyOf(settings);
            objectives = List.copyOf(objectives);
            fearedElements = List.copyOf(fearedElements);
            proposals = List.copyOf(proposals);
        }
    }

    /**
     * A form that could be saved.
     *
     * @param hash SHA-256 of its content, hex
     */
    record Checked(String hash, Level level, People people) {}

    /**
     * A row of the list.
     *
     * @param revision the latest; 0 before the first was saved
     * @param unsaved whether the draft differs from it
     */
    record Row(
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
    record Saved(int revision, String hash, long savedAtMs) {}

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
            Level level,
            People people,
            List<Saved> revisions) {
        public Scenario {
            revisions = List.copyOf(revisions);
        }
    }

    /** One revision, as it will always be. */
    record Revision(String scenarioId, Saved saved, ScenarioForm form) {}

    /**
     * How a scene would go, simulated from a seed. Nothing of it is kept.
     *
     * @param seed the same form with the same seed goes the same way
     * @param attentionPercent mean of all samples
     * @param samples at equal distances over the planned time
     * @param phases in order
     * @param happenings what happens and is said, in order
     */
    record Preview(
            long seed,
            Level level,
            People people,
            long plannedMs,
            double attentionPercent,
            List<Sample> samples,
            List<Phase> phases,
            List<Happening> happenings) {
        public Preview {
            samples = List.copyOf(samples);
            phases = List.copyOf(phases);
            happenings = List.copyOf(happenings);
        }
    }

    /** @param attentionPercent mean of those who are there */
    record Sample(long atMs, double attentionPercent, States states) {}

    /** People by what they show. */
    record States(int attentive, int bored, int skeptical, int engaged, int distracted) {}

    enum PhaseKind {
        /** Somebody talks with the patient. */
        @JsonProperty("conversation")
        CONVERSATION,
        /** The patient speaks, or is there. */
        @JsonProperty("scene")
        SCENE,
        @JsonProperty("questions")
        QUESTIONS
    }

    record Phase(PhaseKind kind, long fromMs, long toMs) {}

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
    record Happening(
            long atMs,
            HappeningKind kind,
            @Nullable String text,
            @Nullable Integer difficulty,
            @Nullable SceneEvent event) {}
}
