package io.tocsin.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The words of the trade need Java and a safe engine for regular expressions. */
@AnalyzeClasses(packages = "io.tocsin.model", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

  @ArchTest
  static final ArchRule theModelKnowsNobody =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.tocsin.model..", "java..", "com.google.re2j..", "org.jspecify..");

  /** Texts from outside reach it, and it takes exponential time on some of them. */
  @ArchTest
  static final ArchRule javasOwnRegularExpressionsStayOut =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.util.regex");
}
