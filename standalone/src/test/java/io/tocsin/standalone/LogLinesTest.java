package io.tocsin.standalone;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jboss.logging.Logger;

/** A line for an operator is an event with fields, in every module that this process is made of. */
@AnalyzeClasses(packages = "io.tocsin", importOptions = ImportOption.DoNotIncludeTests.class)
class LogLinesTest {

  @ArchTest
  static final ArchRule nobodyWritesValuesIntoAMessage =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.tocsin.log..", "io.tocsin.testkit..")
          .should()
          .callMethodWhere(
              target(owner(type(Logger.class)))
                  .and(
                      target(
                          nameMatching(
                              "(info|warn|error|fatal|debug)(f|v)|(info|warn|error|fatal)"))));

  @ArchTest
  static final ArchRule nobodyHasALoggerOfAnotherKind =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.tocsin.log..", "io.tocsin.standalone.log..", "io.tocsin.testkit..")
          .should()
          .dependOnClassesThat(
              type(System.Logger.class).or(assignableTo(java.util.logging.Logger.class)));
}
