package io.tocsin.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** Who may know whom in the gateway. */
@AnalyzeClasses(
    packages = "io.tocsin.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
  @ArchTest
  static final ArchRule intakeDoesNotKnowItsDoors =
      noClasses()
          .that()
          .resideInAPackage("..ingest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..alertmanager..", "..webhook..", "..application..");

  @ArchTest
  static final ArchRule doorsDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage("..webhook..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..alertmanager..");

  @ArchTest
  static final ArchRule nothingNeedsTheApplication =
      noClasses()
          .that()
          .resideOutsideOfPackage("..application..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..application..");

  @ArchTest
  static final ArchRule kafkaStaysBehindTheLog =
      noClasses()
          .that()
          .haveSimpleNameNotContaining("Log")
          .and()
          .resideOutsideOfPackage("..application..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka.clients..");

  @ArchTest
  static final ArchRule noDatabindOnTheWayIn =
      noClasses()
          .that()
          .resideInAnyPackage("..ingest..", "..webhook..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson.databind..");

  @ArchTest
  static final ArchRule timeIsGiven =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule noCircles =
      slices().matching("io.tocsin.gateway.(*)..").should().beFreeOfCycles();
}
