package dev.inhabit.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.Event;

/** Keeps the rooms apart, as ARCHITECTURE.md says they are. */
@AnalyzeClasses(packages = "dev.inhabit.server", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTests {
    private static final String ACTORS = "org.apache.pekko..";

    @ArchTest
    static final ArchRule COMMANDS_KNOW_NO_ACTOR = noClasses()
            .that()
            .areAssignableTo(Command.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ACTORS);

    @ArchTest
    static final ArchRule EVENTS_KNOW_NO_ACTOR = noClasses()
            .that()
            .areAssignableTo(Event.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ACTORS);

    @ArchTest
    static final ArchRule STATES_AND_DOMAINS_KNOW_NO_ACTOR = noClasses()
            .that()
            .haveSimpleNameEndingWith("State")
            .and()
            .resideOutsideOfPackage("..gateway..")
            .or()
            .areAssignableTo(Domain.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ACTORS);

    @ArchTest
    static final ArchRule SHARED_VALUES_KNOW_NO_ACTOR = noClasses()
            .that()
            .resideInAPackage("..record..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ACTORS);

    @ArchTest
    static final ArchRule NOBODY_CALLS_THE_GATEWAY = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.inhabit.server.gateway..", "dev.inhabit.server", "dev.inhabit.server.replay..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.inhabit.server.gateway..");

    @ArchTest
    static final ArchRule ONLY_THE_JOURNAL_AND_READ_TABLES_KNOW_CASSANDRA = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.inhabit.server.journal..", "dev.inhabit.server.insight..", "dev.inhabit.server")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.datastax..");

    @ArchTest
    static final ArchRule ROOMS_FORM_NO_CIRCLE =
            slices().matching("dev.inhabit.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING =
            classes().should().haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Base)$|.*\\.Abstract[A-Z].*");
}
