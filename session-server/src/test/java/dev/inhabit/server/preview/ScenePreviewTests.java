package dev.inhabit.server.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.protocol.ScenarioView.HappeningKind;
import dev.inhabit.protocol.ScenarioView.PreviewHappening;
import dev.inhabit.protocol.ScenarioView.PreviewPhase;
import dev.inhabit.protocol.ScenarioView.PreviewPhaseKind;
import dev.inhabit.protocol.ScenarioView.PreviewStates;
import dev.inhabit.protocol.StageView;
import dev.inhabit.server.session.OwnScene;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How scenes of the builder's slider go. */
class ScenePreviewTests {
    private static ScenePreview.Played played(String baseType, int difficulty, long seed) {
        return ScenePreview.play(OwnScene.staged(OwnScene.plan(baseType, difficulty, "sustain")), seed, 1);
    }

    private static List<PreviewPhaseKind> phases(ScenePreview.Played played) {
        return played.phases().stream().map(PreviewPhase::kind).toList();
    }

    private static long count(ScenePreview.Played played, HappeningKind kind) {
        return played.happenings().stream().filter(one -> one.kind() == kind).count();
    }

    @Test
    void theSameSeedGoesTheSameWayAndAnotherDoesNot() {
        assertEquals(played("public-speaking", 7, 1), played("public-speaking", 7, 1));
        assertNotEquals(
                played("public-speaking", 7, 1).samples(),
                played("public-speaking", 7, 2).samples());
    }

    @Test
    void aSpeechIsHeardAndThenAskedAbout() {
        ScenePreview.Played speech = played("public-speaking", 8, 1);
        assertEquals(List.of(PreviewPhaseKind.SCENE, PreviewPhaseKind.QUESTIONS), phases(speech));
        assertTrue(count(speech, HappeningKind.QUESTION) >= 2, speech.toString());
        assertEquals(0, count(speech, HappeningKind.LINE));
        assertEquals(
                List.of(AudiencePhase.SETTLING, AudiencePhase.VARIED, AudiencePhase.LATE, AudiencePhase.QUESTIONS),
                speech.audiencePhases().stream()
                        .map(StageView.BegunPhase::phase)
                        .toList());
        assertEquals(0, speech.audiencePhases().get(0).fromActiveMs());
        assertEquals(List.of(), played("real-world", 8, 1).audiencePhases(), "nobody speaks before an audience");
        assertTrue(count(speech, HappeningKind.DISTRACTION) > 0);
    }

    @Test
    void aConversationIsLedToItsEnd() {
        ScenePreview.Played talk = played("real-world", 4, 1);
        assertEquals(PreviewPhaseKind.CONVERSATION, phases(talk).get(0));
        assertTrue(count(talk, HappeningKind.LINE) > 3, talk.toString());
        assertEquals(0, count(talk, HappeningKind.DISTRACTION));
    }

    /** As at levels 1 and 2: nobody stands in silence because the first conversation was short. */
    @ParameterizedTest
    @CsvSource({"conversation, 2", "conversation, 5", "conversation, 9", "group-discussion, 3", "group-discussion, 8"})
    void conversationsLastThePlannedMinutes(String baseType, int difficulty) {
        ScenePreview.Played talk = played(baseType, difficulty, 4);
        long before = 0;
        long longestMs = 0;
        for (PreviewHappening happening : talk.happenings()) {
            if (happening.kind() == HappeningKind.LINE) {
                longestMs = Math.max(longestMs, happening.atMs() - before);
                before = happening.atMs();
            }
        }
        assertTrue(longestMs < 45_000, "nobody said a word for " + longestMs + " ms");
        assertTrue(talk.plannedMs() - before < 45_000, "the last word came at " + before + " of " + talk.plannedMs());
    }

    /** Whoever is to reach an ending is not talked on to once they have; errands end as they do. */
    @ParameterizedTest
    @CsvSource({"conversation, task", "real-world, sustain"})
    void noneFollowsWhereAnEndingIsTheAimOrTheErrandIsDone(String baseType, String objective) {
        assertEquals(
                List.of(),
                Objects.requireNonNull(OwnScene.staged(OwnScene.plan(baseType, 5, objective))
                                .scene()
                                .pace())
                        .further());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 10})
    void everybodyIsCountedAndPhasesFillThePlannedTime(int difficulty) {
        ScenePreview.Played scene = played("custom-combination", difficulty, 5);
        int people = OwnScene.plan("custom-combination", difficulty, "sustain")
                .parameters()
                .npcCount();
        scene.samples().forEach(sample -> {
            PreviewStates states = sample.states();
            assertEquals(
                    people,
                    states.attentive() + states.bored() + states.skeptical() + states.engaged() + states.distracted());
            assertTrue(sample.attentionPercent() >= 0 && sample.attentionPercent() <= 100);
        });
        assertTrue(scene.samples().size() >= 30 && scene.samples().size() <= 61);
        long at = 0;
        for (PreviewPhase phase : scene.phases()) {
            assertEquals(at, phase.fromMs());
            at = phase.toMs();
        }
        assertEquals(scene.plannedMs(), at);
        long before = 0;
        for (PreviewHappening happening : scene.happenings()) {
            assertTrue(happening.atMs() >= before);
            before = happening.atMs();
        }
        assertFalse(scene.phases().isEmpty());
    }

    @Test
    void harderScenesAttendLess() {
        assertTrue(played("public-speaking", 10, 3).attentionPercent()
                < played("public-speaking", 1, 3).attentionPercent());
    }
}
