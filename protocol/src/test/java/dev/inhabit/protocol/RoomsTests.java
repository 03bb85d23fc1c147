package dev.inhabit.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Messages are values that anybody can read: whoever speaks the protocol gets no server with it. */
@AnalyzeClasses(packages = "dev.inhabit.protocol", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTests {
    @ArchTest
    static final ArchRule MESSAGES_KNOW_ANNOTATIONS_ALONE = classes()
            .that()
            .resideOutsideOfPackage("dev.inhabit.protocol.schema..")
            .and()
            .haveNameNotMatching(".*\\.(Wire|Misreading|ExitReading)(\\$.*)?")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.inhabit.protocol..", "java..", "org.jspecify..", "com.fasterxml.jackson.annotation..");

    @ArchTest
    static final ArchRule ONLY_THE_SCHEMA_KNOWS_ITS_GENERATOR = classes()
            .that()
            .resideOutsideOfPackage("dev.inhabit.protocol.schema..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.inhabit.protocol",
                    "dev.inhabit.protocol.crowd..",
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.annotation..",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule MESSAGES_ARE_RECORDS = classes()
            .that()
            .areAssignableTo(ToServer.class)
            .or()
            .areAssignableTo(ToClient.class)
            .or()
            .areAssignableTo(SessionUpdate.class)
            .should()
            .beRecords()
            .orShould()
            .beInterfaces();
}
