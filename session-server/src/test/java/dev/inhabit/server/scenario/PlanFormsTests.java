package dev.inhabit.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.PlainText;
import dev.inhabit.protocol.ScenarioForm;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.catalog.ClinicContent;
import dev.inhabit.server.session.OwnScene;
import dev.inhabit.server.session.PinnedTalk;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any valid plan crosses the wire and comes back as it was. */
class PlanFormsTests {
    private static final BuilderChoices CHOICES = ClinicContent.SHIPPED.builder();
    /** As the golden file of the first version of {@code session.scenario-pinned} has it. */
    private static final String HASH_OF_BEFORE = "8d38d7b24480e4eb4417fa6dae576ae21ea7eb03fffc19088ec0b99203764646";

    @Property(tries = 200)
    void aPlanIsTheSameAfterItsWayOverTheWire(@ForAll("plans") ScenarioPlan plan) {
        String json = Wire.mapper().writeValueAsString(PlanForms.form(plan));
        ScenarioPlan back = PlanForms.plan(Wire.read(json, ScenarioForm.class), CHOICES.withPlaces(scene -> 500));
        assertEquals(plan, back);
        assertEquals(plan.hash(), back.hash());
    }

    @Property(tries = 200)
    void peopleAddUpAndEachShareIsWithinOnePerson(@ForAll("plans") ScenarioPlan plan) {
        List<Integer> people = plan.people();
        int count = plan.parameters().npcCount();
        assertEquals(count, people.stream().mapToInt(Integer::intValue).sum());
        List<Integer> percent = plan.parameters().personalities().percent();
        for (int i = 0; i < people.size(); i++) {
            double exact = percent.get(i) * count / 100.0;
            assertEquals(exact, people.get(i), 1.0);
        }
    }

    @Provide
    static Arbitrary<ScenarioPlan> plans() {
        Arbitrary<String> type = Arbitraries.of(
                CHOICES.baseTypes().stream().map(BuilderChoices.BaseType::id).toList());
        Arbitrary<String> setting = Arbitraries.of(
                CHOICES.settings().stream().map(BuilderChoices.Setting::id).toList());
        Arbitrary<String> objective = Arbitraries.of(
                CHOICES.objectives().stream().map(BuilderChoices.Objective::id).toList());
        Arbitrary<List<String>> fears = Arbitraries.of(CHOICES.fearedElements().stream()
                        .map(BuilderChoices.FearedElement::id)
                        .toList())
                .list()
                .uniqueElements()
                .ofMaxSize(5);
        Arbitrary<String> text = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(80)
                .filter(some ->
                        !some.isBlank() && PlainText.firstForbidden(some, false).isEmpty());
        Arbitrary<List<ScenarioPlan.Trigger>> triggers = Combinators.combine(
                        text.map(some -> some.substring(0, Math.min(60, some.length())) + "")
                                .filter(t -> !t.isBlank()),
                        Arbitraries.of(SceneEvent.class).injectNull(0.3),
                        text.injectNull(0.5))
                .as(ScenarioPlan.Trigger::new)
                .list()
                .uniqueElements(ScenarioPlan.Trigger::tag)
                .ofMaxSize(12);
        return Combinators.combine(type, setting, objective, fears, text, text.injectNull(0.5), triggers, parameters())
                .as((a, b, c, d, words, maybe, some, set) -> new ScenarioPlan(
                        words,
                        a,
                        set.stakes() == 0 ? 1 : set.stakes(),
                        b,
                        null,
                        maybe,
                        set,
                        c,
                        words,
                        d,
                        maybe == null ? List.of() : List.of(maybe),
                        some,
                        maybe))
                .flatMap(PlanFormsTests::namingOneOfItsConversations)
                .filter(plan -> refusal(plan, CHOICES.withPlaces(scene -> 500)).isEmpty());
    }

    private static Arbitrary<ScenarioPlan> namingOneOfItsConversations(ScenarioPlan plan) {
        List<String> there =
                CHOICES.conversations(CHOICES.baseType(plan.baseType()).orElseThrow(), plan.setting());
        return there.isEmpty()
                ? Arbitraries.just(plan)
                : Arbitraries.of(there).injectNull(0.3).map(named -> PlanSamples.naming(plan, named));
    }

    private static String refusal(ScenarioPlan plan, BuilderChoices choices) {
        try {
            ChosenIds.check(plan, choices);
            return "";
        } catch (InvalidField e) {
            return e.field() + ": " + e.getMessage();
        }
    }

    @Example
    void aSceneOfTalkNeedsAConversationOfItsPlaceAndThePeopleForIt() {
        ScenarioForm form = PlanForms.form(PlanSamples.PLAN);
        assertEquals("", refusal(PlanSamples.PLAN, CHOICES));
        String elsewhere = Wire.mapper().writeValueAsString(form).replace("\"cafe\"", "\"classroom\"");
        InvalidField setting = assertThrows(
                InvalidField.class, () -> PlanForms.plan(Wire.read(elsewhere, ScenarioForm.class), CHOICES));
        assertEquals("setting", setting.field());
        assertTrue(
                String.valueOf(setting.getMessage()).contains("one of office, cafe, party, interview-room, custom"),
                setting.getMessage());
        String alone = Wire.mapper().writeValueAsString(form).replace("\"npcCount\":4", "\"npcCount\":1");
        InvalidField people =
                assertThrows(InvalidField.class, () -> PlanForms.plan(Wire.read(alone, ScenarioForm.class), CHOICES));
        assertEquals("npcCount", people.field());
        assertTrue(String.valueOf(people.getMessage()).contains("at least 2"), people.getMessage());
    }

    @Property(tries = 100)
    void peopleSayWhatBelongsToThePlace(@ForAll("plans") ScenarioPlan plan) {
        PinnedTalk talk = OwnScene.staged(plan).scene().talk();
        for (BuilderChoices.Setting setting : CHOICES.settings()) {
            for (String conversation : setting.conversations()) {
                boolean here = CHOICES.settings().stream()
                        .anyMatch(one -> one.id().equals(plan.setting())
                                && one.conversations().contains(conversation));
                assertTrue(
                        here || talk == null || !talk.conversation().equals(conversation),
                        conversation + " at " + plan.setting());
            }
        }
    }

    @Property(tries = 100)
    void aSessionBeginsWithTheConversationThatThePlanNames(@ForAll("plans") ScenarioPlan plan) {
        PinnedTalk talk = OwnScene.staged(plan).scene().talk();
        if (plan.conversation() != null) {
            assertEquals(plan.conversation(), Objects.requireNonNull(talk).conversation());
        }
        boolean talks =
                !CHOICES.baseType(plan.baseType()).orElseThrow().conversations().isEmpty();
        assertEquals(talks, ChosenIds.needsTalk(plan, CHOICES));
        assertEquals(talks, talk != null);
    }

    @Example
    void aConversationIsOneOfThePlaceAndHasItsPeople() {
        InvalidField elsewhere = assertThrows(
                InvalidField.class, () -> ChosenIds.check(PlanSamples.naming(PlanSamples.PLAN, "party"), CHOICES));
        assertEquals("conversation", elsewhere.field());
        assertEquals("conversation is party, must be one of cafe-order", elsewhere.getMessage());
        InvalidField unknown = assertThrows(
                InvalidField.class, () -> ChosenIds.check(PlanSamples.naming(PlanSamples.PLAN, "no such"), CHOICES));
        assertEquals("conversation is a text of 7 characters, must be one of cafe-order", unknown.getMessage());
        ScenarioPlan talk = OwnScene.plan("public-speaking", 6, "sustain");
        InvalidField nobody = assertThrows(
                InvalidField.class, () -> ChosenIds.check(PlanSamples.naming(talk, "cafe-order"), CHOICES));
        assertEquals("conversation", nobody.field());
        assertTrue(String.valueOf(nobody.getMessage()).contains("absent where nobody talks"), nobody.getMessage());
    }

    /** So that revisions of before are still told apart by the hash that they were saved with. */
    @Example
    void aPlanWithoutAConversationHasTheHashThatItHadBeforeAnyCouldBeNamed() {
        assertEquals(HASH_OF_BEFORE, PlanSamples.PLAN.hash());
        assertNotEquals(
                HASH_OF_BEFORE,
                PlanSamples.naming(PlanSamples.PLAN, "cafe-order").hash());
    }

    private static Arbitrary<ScenarioParameters> parameters() {
        Arbitrary<List<Integer>> sliders =
                Arbitraries.integers().between(0, 10).list().ofSize(11);
        Arbitrary<List<Integer>> cuts = Arbitraries.integers()
                .between(0, 100)
                .list()
                .ofSize(3)
                .map(list -> list.stream().sorted().toList());
        return Combinators.combine(
                        sliders,
                        cuts,
                        Arbitraries.integers().between(1, 500),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.integers().between(1, 120),
                        Arbitraries.of(true, false))
                .as((s, at, people, percent, minutes, distractions) -> new ScenarioParameters(
                        people,
                        new PersonalityShares(at.get(0), at.get(1) - at.get(0), at.get(2) - at.get(1), 100 - at.get(2)),
                        s.get(0),
                        s.get(1),
                        distractions,
                        s.get(2),
                        s.get(3),
                        s.get(4),
                        s.get(5),
                        s.get(6),
                        s.get(7),
                        s.get(8),
                        s.get(9),
                        s.get(10),
                        percent,
                        minutes));
    }
}
