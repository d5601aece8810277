package io.tocsin.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Services know this module, and it knows none of them. */
@AnalyzeClasses(
    packages = "io.tocsin.service",
    importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
  @ArchTest
  static final ArchRule knowsNoService =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.tocsin.gateway..",
              "io.tocsin.router..",
              "io.tocsin.notifier..",
              "io.tocsin.runner..",
              "io.tocsin.standalone..");
}
