package io.tocsin.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tocsin.testkit", importOptions = DoNotIncludeTests.class)
class BordersTest {
  @ArchTest
  static final ArchRule KNOWS_NO_SERVICE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.tocsin.gateway..",
              "io.tocsin.router..",
              "io.tocsin.notifier..",
              "io.tocsin.runner..",
              "io.tocsin.standalone..",
              "io.tocsin.configuration..");

  @ArchTest
  static final ArchRule THE_GROUND_KNOWS_NO_FAKE =
      classes()
          .that()
          .resideInAnyPackage("..http..", "..journal..", "..wait..", "..clock..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "com.fasterxml.jackson..",
              "org.jspecify..",
              "..testkit.http..",
              "..testkit.journal..",
              "..testkit.wait..",
              "..testkit.clock..");

  @ArchTest
  static final ArchRule ONLY_ITS_ROOM_KNOWS_A_BROKER =
      noClasses()
          .that()
          .resideOutsideOfPackage("..testkit.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.tocsin.embedded..", "org.testcontainers..", "io.quarkus..");

  /** The demo's class path has only what the fakes of services need. */
  @ArchTest
  static final ArchRule THE_DEMO_NEEDS_NO_KAFKA =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..testkit.demo..",
              "..testkit.http..",
              "..testkit.slack..",
              "..testkit.pagerduty..",
              "..testkit.smtp..",
              "..testkit.proxmox..",
              "..testkit.webhook..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..", "io.tocsin.model..", "io.tocsin.events..", "org.assertj..");
}
