package io.tocsin.runner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.tocsin.runner", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
  @ArchTest
  static final ArchRule runnerKnowsNoOtherService =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.tocsin.gateway..", "io.tocsin.router..", "io.tocsin.notifier..");

  @ArchTest
  static final ArchRule roomsFormNoCircle =
      slices().matching("io.tocsin.runner.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule rulesKnowNeitherFrameworkNorDatabase =
      noClasses()
          .that()
          .resideInAnyPackage("io.tocsin.runner.step..", "io.tocsin.runner.guard..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "io.vertx..",
              "jakarta.persistence..",
              "jakarta.ws.rs..",
              "io.tocsin.runner.execution.postgres..",
              "io.tocsin.runner.engine..");

  @ArchTest
  static final ArchRule proxmoxIsAClientAndNothingElse =
      noClasses()
          .that()
          .resideInAPackage("io.tocsin.runner.proxmox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.tocsin.runner.step..",
              "io.tocsin.runner.engine..",
              "io.tocsin.runner.execution..",
              "io.tocsin.runner.runbook..");

  @ArchTest
  static final ArchRule nobodyNeedsTheHttpClientOfProxmox =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.tocsin.runner.proxmox.http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.tocsin.runner.proxmox.http..");

  @ArchTest
  static final ArchRule executionsKnowNoDatabaseTables =
      noClasses()
          .that()
          .resideInAPackage("io.tocsin.runner.execution")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.tocsin.runner.execution.postgres..");

  @ArchTest
  static final ArchRule nobodyNeedsTheApplication =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.tocsin.runner.application..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.tocsin.runner.application..");
}
