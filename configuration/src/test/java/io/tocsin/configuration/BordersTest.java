package io.tocsin.configuration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Reading is plain Java; only the rim knows where the process keeps its settings. */
@AnalyzeClasses(
    packages = "io.tocsin.configuration",
    importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

  @ArchTest
  static final ArchRule onlyTheRimKnowsAFramework =
      classes()
          .that()
          .resideOutsideOfPackage("io.tocsin.configuration.active")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.tocsin.configuration..",
              "io.tocsin.model..",
              "java..",
              "org.snakeyaml.engine..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule onlyOneRoomReadsYaml =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.tocsin.configuration.yaml")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..");

  @ArchTest
  static final ArchRule readingDoesNotKnowTheRim =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.tocsin.configuration.active")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.tocsin.configuration.active");

  @ArchTest
  static final ArchRule theRimKnowsSettingsBeansAndTheLog =
      classes()
          .that()
          .resideInAPackage("io.tocsin.configuration.active")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.tocsin.configuration..",
              "io.tocsin.model.label..",
              "io.tocsin.log",
              "java..",
              "sun.misc",
              "jakarta.enterprise.context..",
              "jakarta.enterprise.event..",
              "jakarta.enterprise.inject..",
              "jakarta.inject..",
              "io.smallrye.config..",
              "org.eclipse.microprofile.config.inject..",
              "org.jboss.logging..",
              "org.jspecify..");
}
