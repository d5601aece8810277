package io.tocsin.router;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom in the router. */
@AnalyzeClasses(packages = "io.tocsin.router", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

  @ArchTest
  static final ArchRule rulesOfTheDomainKnowNoFramework =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..route..",
              "..match..",
              "..silence..",
              "..inhibit..",
              "..mute..",
              "..notify..",
              "..resolve..",
              "..progress..",
              "..query..")
          .and()
          .haveSimpleNameNotEndingWith("Processor")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "jakarta..", "io.quarkus..", "io.smallrye..");

  @ArchTest
  static final ArchRule onlyTheRimKnowsTheContainer =
      noClasses()
          .that()
          .resideOutsideOfPackages("..topology..", "..application..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "io.quarkus..", "org.eclipse.microprofile..");

  @ArchTest
  static final ArchRule nobodyAsksTheClock =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule roomsDoNotGoInCircles =
      slices().matching("io.tocsin.router.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule otherServicesAreStrangers =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.tocsin.gateway..",
              "io.tocsin.notifier..",
              "io.tocsin.runner..",
              "io.tocsin.standalone..");
}
