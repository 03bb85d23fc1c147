package dev.inhabit.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.Event;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Commands, events and states, the crowd's simulation, and every class of ours that they use in turn: they know no actor
 * and no store, and time and randomness come in as arguments. Replay and branches run them again and must get the same.
 */
@AnalyzeClasses(packages = "dev.inhabit.server", importOptions = ImportOption.DoNotIncludeTests.class)
class PureRulesTests {
    private static final String SIMULATION = "dev.inhabit.server.crowd.simulation";
    /** Rules that no command or event needs, only what is shown of them. */
    private static final Set<String> SHOWN = Set.of(
            "dev.inhabit.server.session.Habituation",
            "dev.inhabit.server.feed.SpeakerScore",
            "dev.inhabit.server.feed.EyeContact",
            "dev.inhabit.server.feed.ConfidenceTrend",
            "dev.inhabit.server.session.SpeechViews",
            "dev.inhabit.server.dialogue.DialogueRules",
            "dev.inhabit.server.audiences.QuestionPools",
            "dev.inhabit.server.scales.ScaleScoring",
            "dev.inhabit.server.scenario.DifficultySlider",
            "dev.inhabit.server.scenario.Distraction",
            "dev.inhabit.server.preview.ScenePreview",
            "dev.inhabit.server.session.GoalAttainment",
            "dev.inhabit.server.identity.Access",
            "dev.inhabit.server.progress.Progress");

    @ArchTest
    static void rulesKnowNoActorAndNoStore(JavaClasses all) {
        noClasses()
                .that(decide(all))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pekko..", "com.datastax..")
                .check(all);
    }

    @ArchTest
    static void rulesReadNoClockAndNoRandomness(JavaClasses all) {
        classes().that(decide(all)).should(TAKE_TIME_AND_CHANCE_AS_ARGUMENTS).check(all);
    }

    /** The rules above hold for what is reached: nothing would be held if nothing were. */
    @ArchTest
    static void everyDomainAndItsRulesAreReached(JavaClasses all) {
        Set<JavaClass> reached = reached(all);
        SHOWN.forEach(all::get);
        assertEquals(
                List.of(),
                List.of(
                                "session.SessionState",
                                "session.Habituation",
                                "session.SudsCurve",
                                "crowd.CrowdState",
                                "crowd.simulation.CrowdSimulator",
                                "patient.Consents",
                                "treatment.TreatmentState",
                                "treatment.HierarchyRules",
                                "progress.Progress",
                                "identity.AccountState",
                                "identity.Totp",
                                "identity.EmailClaimState")
                        .stream()
                        .filter(name -> !reached.contains(all.get("dev.inhabit.server." + name)))
                        .toList());
    }

    private static DescribedPredicate<JavaClass> decide(JavaClasses all) {
        Set<JavaClass> reached = reached(all);
        return DescribedPredicate.describe("decide or are used to decide", reached::contains);
    }

    private static Set<JavaClass> reached(JavaClasses all) {
        Deque<JavaClass> toLookAt = new ArrayDeque<>();
        for (JavaClass each : all) {
            if (each.isAssignableTo(Command.class)
                    || each.isAssignableTo(Event.class)
                    || each.isAssignableTo(Domain.class)
                    || each.getPackageName().equals(SIMULATION)
                    || SHOWN.contains(each.getName())) {
                toLookAt.add(each);
            }
        }
        Set<JavaClass> reached = new HashSet<>();
        while (!toLookAt.isEmpty()) {
            JavaClass next = toLookAt.remove();
            if (reached.add(next)) {
                next.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> all.contain(target.getName()))
                        .forEach(toLookAt::add);
            }
        }
        return reached;
    }

    private static final ArchCondition<JavaClass> TAKE_TIME_AND_CHANCE_AS_ARGUMENTS =
            new ArchCondition<>("take time and chance as arguments") {
                @Override
                public void check(JavaClass rule, ConditionEvents events) {
                    // Calls, constructors and method references alike.
                    for (JavaCodeUnitAccess<?> access : rule.getCodeUnitAccessesFromSelf()) {
                        if (isClockOrChance(access)) {
                            events.add(SimpleConditionEvent.violated(access, access.getDescription()));
                        }
                    }
                }
            };

    private static boolean isClockOrChance(JavaCodeUnitAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        Collection<?> parameters = access.getTarget().getRawParameterTypes();
        boolean made = name.equals("<init>");
        return (owner.getPackageName().equals("java.time") && name.equals("now"))
                || (owner.isEquivalentTo(InstantSource.class) && name.equals("system"))
                || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
                || (owner.isEquivalentTo(System.class) && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
                || (owner.isEquivalentTo(java.util.Date.class) && made && parameters.isEmpty())
                || ((owner.isEquivalentTo(Math.class) || owner.isEquivalentTo(StrictMath.class))
                        && name.equals("random"))
                || (owner.isAssignableTo(Random.class) && made)
                || (owner.isEquivalentTo(SplittableRandom.class) && made)
                || owner.isEquivalentTo(ThreadLocalRandom.class)
                || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                || (owner.isEquivalentTo(java.util.Collections.class)
                        && name.equals("shuffle")
                        && parameters.size() == 1);
    }
}
