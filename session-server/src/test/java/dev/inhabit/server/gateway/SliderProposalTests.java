package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.ScenarioForm;
import dev.inhabit.protocol.ScenarioView;
import dev.inhabit.server.catalog.ClinicContent;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.scenario.BuilderChoices;
import dev.inhabit.server.scenario.ChosenIds;
import dev.inhabit.server.scenario.PlanForms;
import dev.inhabit.server.scenario.ScenarioCommand;
import dev.inhabit.server.scenario.ScenarioPlan;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the slider proposes can be saved and tried out, for each kind of scene at each place. */
class SliderProposalTests {
    private static final BuilderChoices CHOICES = ClinicContent.SHIPPED.builder();
    private static final EntityId AUTHOR = new EntityId(new TenantId("demo"), "therapist-1");
    private static final ActorTestKit KIT = ActorTestKit.create(
            "proposals",
            ConfigFactory.parseString("pekko.persistence.testkit.events.serialize = off")
                    .withFallback(PersistenceTestKitPlugin.getInstance().config())
                    .withFallback(ConfigFactory.load())
                    .resolve());
    private static final ScenarioRooms ROOMS = new TestScenarios(KIT).rooms();
    private static final ScenarioViews VIEWS = new ScenarioViews(ROOMS);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    static Stream<Arguments> typesAndPlaces() {
        return CHOICES.baseTypes().stream()
                .flatMap(type -> CHOICES.settings().stream().map(setting -> Arguments.of(type.id(), setting.id())));
    }

    private static ScenarioForm form(
            String type, String setting, int difficulty, ScenarioForm.SceneParameters parameters) {
        return new ScenarioForm(
                "As proposed",
                type,
                difficulty,
                setting,
                null,
                "Somewhere",
                parameters,
                "sustain",
                "Stay.",
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static List<ScenarioView.SliderProposal> proposals(String type, String setting) {
        return VIEWS.builder(ChosenIds.peopleMin(type, setting, CHOICES)).proposals();
    }

    @ParameterizedTest
    @MethodSource("typesAndPlaces")
    void eachProposalIsCheckedPlayedAndSaved(String type, String setting) throws Exception {
        BuilderChoices.BaseType known = CHOICES.baseType(type).orElseThrow();
        if (!known.conversations().isEmpty()
                && CHOICES.conversations(known, setting).isEmpty()) {
            InvalidField none = assertThrows(InvalidField.class, () -> proposals(type, setting));
            assertEquals("setting", none.field());
            return;
        }
        for (ScenarioView.SliderProposal proposal : proposals(type, setting)) {
            String what = type + " at " + setting + ", difficulty " + proposal.difficulty();
            ScenarioPlan plan =
                    PlanForms.plan(form(type, setting, proposal.difficulty(), proposal.parameters()), CHOICES);
            ScenarioView.CheckedScenario checked = VIEWS.checked(plan);
            assertEquals(proposal.people(), checked.people(), what);
            assertEquals(proposal.level(), checked.level(), what);
            assertEquals(List.of(), checked.beyond(), what);
            assertFalse(
                    ROOMS.previews()
                            .played(plan, 7)
                            .toCompletableFuture()
                            .get()
                            .samples()
                            .isEmpty(),
                    what);
            String name = type + "-" + setting + "-" + proposal.difficulty();
            EntityId scenario = new EntityId(AUTHOR.tenant(), name);
            done(scenario, "draft-" + name, new ScenarioCommand.Draft(plan, AUTHOR));
            done(scenario, "save-" + name, new ScenarioCommand.Save(1, AUTHOR));
        }
    }

    private static void done(EntityId scenario, String commandId, ScenarioCommand command) throws Exception {
        assertInstanceOf(
                Answer.Done.class,
                ROOMS.door()
                        .ask(scenario, new CommandId(commandId), command)
                        .toCompletableFuture()
                        .get(),
                commandId);
    }

    private static List<ScenarioView.BeyondSublevel> beyond(
            String type, String setting, int difficulty, ScenarioForm.SceneParameters parameters) {
        return VIEWS.checked(PlanForms.plan(form(type, setting, difficulty, parameters), CHOICES))
                .beyond();
    }

    @Test
    void theHardestUnderTheEasiestLabelIsToldInEachParameter() {
        List<ScenarioView.SliderProposal> proposals = proposals("public-speaking", "classroom");
        List<ScenarioView.BeyondSublevel> beyond =
                beyond("public-speaking", "classroom", 1, proposals.get(9).parameters());
        assertEquals(
                List.of(
                        "npcCount",
                        "ambientNoise",
                        "crowdedness",
                        "eyeContact",
                        "friendliness",
                        "criticism",
                        "challengingQuestions",
                        "timePressure",
                        "predictability",
                        "socialEvaluation",
                        "stakes",
                        "visibleAnxietyReactions",
                        "minutes",
                        "mix",
                        "distractions"),
                beyond.stream().map(ScenarioView.BeyondSublevel::field).toList());
        assertEquals(new ScenarioView.BeyondSublevel("npcCount", "8", "at most 2", "5E"), beyond.get(0));
        assertEquals(new ScenarioView.BeyondSublevel("friendliness", "0", "at least 9", "5E"), beyond.get(4));
        assertEquals(
                new ScenarioView.BeyondSublevel("mix", "0/20/40/40", "at most as critical as 70/30/0/0", "5E"),
                beyond.get(13));
        assertEquals(new ScenarioView.BeyondSublevel("distractions", "true", "false", "5C"), beyond.get(14));
    }

    /** What belongs to the same sub-level is not beyond, nor is anything easier. */
    @Test
    void theOtherDifficultyOfTheSublevelAndAllThatIsEasierIsNotBeyond() {
        List<ScenarioView.SliderProposal> proposals = proposals("public-speaking", "classroom");
        for (int difficulty = 1; difficulty <= 10; difficulty++) {
            for (int as = 1; as <= 10; as++) {
                boolean isBeyond = (as + 1) / 2 > (difficulty + 1) / 2;
                List<ScenarioView.BeyondSublevel> beyond = beyond(
                        "public-speaking",
                        "classroom",
                        difficulty,
                        proposals.get(as - 1).parameters());
                assertEquals(isBeyond, !beyond.isEmpty(), "as at " + as + ", called " + difficulty);
                String hardest = "5" + (char) ('A' + (as - 1) / 2);
                assertTrue(beyond.stream().allMatch(one -> one.sublevel().compareTo(hardest) <= 0), beyond.toString());
            }
        }
    }
}
