package io.tocsin.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Knows HTTP and what measures it, and nothing of what is served. */
@AnalyzeClasses(packages = "io.tocsin.web", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
  @ArchTest
  static final ArchRule noKafkaAndNoService =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "io.tocsin.events..",
              "io.tocsin.configuration..",
              "io.tocsin.gateway..",
              "io.tocsin.router..",
              "io.tocsin.notifier..",
              "io.tocsin.runner..",
              "io.tocsin.standalone..");
}
