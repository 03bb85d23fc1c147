package dev.inhabit.affect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The senses are a library that a headset carries too: no network, no actors, nothing of the server. */
@AnalyzeClasses(packages = "dev.inhabit.affect", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTests {
    @ArchTest
    static final ArchRule DEPENDS_ON_MODELS_PICTURES_SOUND_AND_JSON_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.inhabit.affect..",
                    "java..",
                    "org.jspecify..",
                    "ai.onnxruntime..",
                    "ai.djl.huggingface..",
                    "be.tarsos.dsp..",
                    "org.bytedeco..",
                    "org.jflac..",
                    "javax.sound.sampled..",
                    "com.fasterxml.jackson.annotation..",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule NO_NETWORK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "java.nio.channels..", "java.rmi..", "javax.net..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(Server|Datagram|Multicast)?Socket.*")
            .orShould()
            .callMethod(java.net.URL.class, "openConnection")
            .orShould()
            .callMethod(java.net.URL.class, "openStream");

    @ArchTest
    static final ArchRule SENSES_FORM_NO_CIRCLE =
            slices().matching("dev.inhabit.affect.(*)..").should().beFreeOfCycles();

    /** What is heard says nothing of what is seen: only fusion, and the engine around them all, knows several. */
    @ArchTest
    static final ArchRule EACH_SENSE_STANDS_ALONE = slices().matching(
                    "dev.inhabit.affect.(face|voice|text|physiology)..")
            .should()
            .notDependOnEachOther();
}
